package io.videoconf.edge.gateway;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ApiVersionParser;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.config.ApiVersionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Versions of the API: in the path ({@code /api/v1/…}), or in Accept ({@code application/vnd.videoconf.v1+json}), or
 * none, which is the newest stable one.
 */
@Configuration(proxyBeanMethods = false)
public class ApiVersions implements WebFluxConfigurer {
    /** Paths of a resource, with and without a version; for class-level mappings. */
    public static final String VERSIONED = "/api/v{version:[0-9].*}";

    /** Paths without a version. */
    public static final String PLAIN = "/api";

    /** The newest stable version. */
    public static final String STABLE = "1";

    private static final Pattern IN_PATH = Pattern.compile("/api/v([0-9][^/]*)(/.*)?");
    private static final Pattern IN_ACCEPT =
            Pattern.compile("application/vnd\\.videoconf\\.v([^+;,\\s]+)\\+json", Pattern.CASE_INSENSITIVE);

    /** Marks a representation that has a successor, and when it will be gone. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Superseded {
        /** Epoch second since which it is deprecated. */
        long since();

        /** HTTP date after which it may be gone. */
        String sunset();

        /** The version that succeeds it. */
        String by();
    }

    @Bean
    WebFluxRegistrations routes() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RouteTable();
            }
        };
    }

    @Override
    public void configureApiVersioning(ApiVersionConfigurer versions) {
        versions.useVersionResolver(ApiVersions::asked)
                .setVersionParser((ApiVersionParser<Integer>) ApiVersions::parse)
                .setDefaultVersion(STABLE)
                .setDeprecationHandler((_, handler, exchange) -> warn(handler, exchange));
    }

    /** The path without its version: what is the same for every way of asking for one. */
    public static String unversioned(String path) {
        Matcher matcher = IN_PATH.matcher(path);
        if (!matcher.matches()) {
            return path;
        }
        String rest = matcher.group(2);
        return PLAIN + (rest == null ? "" : rest);
    }

    /** The content type of an answer: the vendor's when it was asked for by that name. */
    public static MediaType answerType(ServerWebExchange exchange) {
        String accept = accept(exchange);
        String version = inAccept(accept);
        return version != null && version.equals(asked(exchange))
                ? MediaType.parseMediaType("application/vnd.videoconf.v" + version + "+json")
                : MediaType.APPLICATION_JSON;
    }

    private static @Nullable String asked(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        Matcher matcher = IN_PATH.matcher(path);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        return path.startsWith("/api/") ? inAccept(accept(exchange)) : null;
    }

    private static Integer parse(String version) {
        if (!version.matches("[0-9]{1,4}")) {
            // Spring makes an unsupported version of what a parser refuses.
            throw new IllegalArgumentException("no version number");
        }
        return Integer.valueOf(version);
    }

    private static String accept(ServerWebExchange exchange) {
        return String.join(",", exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT));
    }

    private static @Nullable String inAccept(String accept) {
        Matcher matcher = IN_ACCEPT.matcher(accept);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static void warn(Object handler, ServerWebExchange exchange) {
        if (!(handler instanceof HandlerMethod method)) {
            return;
        }
        Superseded superseded = method.getMethodAnnotation(Superseded.class);
        if (superseded != null) {
            String path = unversioned(exchange.getRequest().getPath().value());
            String successor = "/api/v" + superseded.by() + path.substring(PLAIN.length());
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set("Deprecation", "@" + superseded.since());
            headers.set("Sunset", superseded.sunset());
            headers.add(HttpHeaders.LINK, "<" + successor + ">; rel=\"successor-version\"");
        }
    }
}
