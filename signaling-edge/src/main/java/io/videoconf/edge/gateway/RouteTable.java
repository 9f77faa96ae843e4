package io.videoconf.edge.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The routes, of which only those are looked at that have as many segments as the path, and the same words in them. Versions are
 * in every path, so none is found by its text alone, and without this each request is compared with all of them.
 */
final class RouteTable extends RequestMappingHandlerMapping {
    /** What may stand for several segments, or for a slash in one. */
    private static final Pattern ANY_LENGTH = Pattern.compile("\\*\\*|\\{\\*|\\{[^}]*/|/$");

    /** What makes a segment more than a word. */
    private static final Pattern ANY_TEXT = Pattern.compile("[{}*?\\\\]");

    private final Map<RequestMappingInfo, Outlines> known = new ConcurrentHashMap<>();

    /**
     * How paths look that fit a route.
     *
     * @param any whether they may have any length
     */
    private record Outlines(boolean any, List<Outline> all) {
        static Outlines of(RequestMappingInfo route) {
            Set<PathPattern> patterns = route.getPatternsCondition().getPatterns();
            boolean any = patterns.isEmpty()
                    || patterns.stream()
                            .map(PathPattern::getPatternString)
                            .anyMatch(pattern -> ANY_LENGTH.matcher(pattern).find());
            return new Outlines(
                    any,
                    any
                            ? List.of()
                            : patterns.stream()
                                    .map(pattern -> Outline.of(pattern.getPatternString()))
                                    .toList());
        }

        boolean fit(List<PathContainer.Element> path) {
            return any || all.stream().anyMatch(outline -> outline.fits(path));
        }
    }

    /**
     * How a path looks.
     *
     * @param elements segments and separators
     * @param words the last first: most routes differ there
     */
    private record Outline(int elements, List<Word> words) {
        static Outline of(String pattern) {
            String[] segments = pattern.split("/", -1);
            List<Word> words = new ArrayList<>();
            for (int i = segments.length - 1; i > 0; i--) {
                if (!ANY_TEXT.matcher(segments[i]).find()) {
                    words.add(new Word(2 * i - 1, segments[i]));
                }
            }
            return new Outline(2 * (segments.length - 1), List.copyOf(words));
        }

        boolean fits(List<PathContainer.Element> path) {
            if (path.size() != elements) {
                return false;
            }
            for (Word word : words) {
                if (!(path.get(word.at()) instanceof PathContainer.PathSegment segment)
                        || !segment.valueToMatch().equals(word.text())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A segment that is what it says, at its place among segments and separators. */
    private record Word(int at, String text) {}

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, ServerWebExchange exchange) {
        List<PathContainer.Element> path =
                exchange.getRequest().getPath().pathWithinApplication().elements();
        return known.computeIfAbsent(route, Outlines::of).fit(path) ? super.getMatchingMapping(route, exchange) : null;
    }
}
