package io.videoconf.edge.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the token in the Authorization header. Spring's own does it with regular expressions, on every request; it still has the
 * last word on everything that is not as it should be.
 */
final class BearerHeader implements ServerAuthenticationConverter {
    private static final String BEARER = "Bearer ";

    private final ServerBearerTokenAuthenticationConverter spring = new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> given = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (given.size() == 1 && given.getFirst().startsWith(BEARER)) {
            String token = given.getFirst().substring(BEARER.length());
            if (isToken(token)) {
                return Mono.just(new BearerTokenAuthenticationToken(token));
            }
        }
        return spring.convert(exchange);
    }

    /** RFC 6750: b64token. */
    static boolean isToken(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            boolean known = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~+/".indexOf(c) >= 0;
            if (!known) {
                return false;
            }
        }
        return end > 0;
    }

    /** Visible ASCII and spaces, which need no closer look. */
    static boolean isPlain(@Nullable String text) {
        if (text == null) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }
}
