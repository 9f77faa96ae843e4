package io.videoconf.edge.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The routes, of which only those with as many segments as the path are looked at. Versions are in every path, so none is found
 * by its text alone, and without this each request is compared with all of them.
 */
final class RouteTable extends RequestMappingHandlerMapping {
    /** What may stand for several segments, or for a slash in one. */
    private static final Pattern ANY_LENGTH = Pattern.compile("\\*\\*|\\{\\*|\\{[^}]*/|/$");

    private static final String ELEMENTS = RouteTable.class.getName();

    private final Map<RequestMappingInfo, Lengths> known = new ConcurrentHashMap<>();

    /**
     * How long paths are that fit a route, in segments and separators.
     *
     * @param any whether they may have any length
     */
    private record Lengths(boolean any, Set<Integer> elements) {
        static Lengths of(RequestMappingInfo route) {
            Set<PathPattern> patterns = route.getPatternsCondition().getPatterns();
            boolean any = patterns.stream()
                    .map(PathPattern::getPatternString)
                    .anyMatch(pattern -> ANY_LENGTH.matcher(pattern).find());
            return new Lengths(
                    any || patterns.isEmpty(),
                    patterns.stream()
                            .map(pattern -> elements(pattern.getPatternString()))
                            .collect(Collectors.toUnmodifiableSet()));
        }

        private static int elements(String pattern) {
            return 2 * (int) pattern.chars().filter(c -> c == '/').count();
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, ServerWebExchange exchange) {
        Lengths lengths = known.computeIfAbsent(route, Lengths::of);
        return lengths.any() || lengths.elements().contains(elements(exchange))
                ? super.getMatchingMapping(route, exchange)
                : null;
    }

    private static Integer elements(ServerWebExchange exchange) {
        return (Integer) exchange.getAttributes()
                .computeIfAbsent(
                        ELEMENTS,
                        _ -> exchange.getRequest()
                                .getPath()
                                .pathWithinApplication()
                                .elements()
                                .size());
    }
}
