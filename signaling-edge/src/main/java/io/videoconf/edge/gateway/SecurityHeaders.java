package io.videoconf.edge.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer tells browsers not to do with it. The HTTP server adds it to whatever it writes, unless a route knows
 * better, such as one whose answer may be kept; only whether a client came by TLS is known here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class SecurityHeaders implements WebFilter {
    /** By name; what a browser may do with an answer is to read it, and nothing else. */
    public static final Map<String, String> ALWAYS = always();

    private static final String TRANSPORT = "max-age=31536000 ; includeSubDomains";

    SecurityHeaders() {}

    private static Map<String, String> always() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("X-Content-Type-Options", "nosniff");
        all.put("X-Frame-Options", "DENY");
        all.put("Referrer-Policy", "no-referrer");
        all.put(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        all.put("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        return all;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // Where nobody came by TLS, browsers are to ignore it (RFC 6797).
        if ("https".equalsIgnoreCase(exchange.getRequest().getURI().getScheme())) {
            exchange.getResponse().getHeaders().set("Strict-Transport-Security", TRANSPORT);
        }
        return chain.filter(exchange);
    }
}
