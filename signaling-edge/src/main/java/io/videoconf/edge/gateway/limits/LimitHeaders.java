package io.videoconf.edge.gateway.limits;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Tells a client how the limit stands that decides its request. */
public final class LimitHeaders {
    /** The names of all of them. */
    public static final List<String> NAMES =
            List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-RateLimit-Retry-After");

    private LimitHeaders() {}

    /** A later limit that is asked for the same request takes the place of an earlier one. */
    static void show(ServerWebExchange exchange, Standing standing) {
        if (standing.isBounded() && !exchange.getResponse().isCommitted()) {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set(NAMES.get(0), Long.toString(standing.most()));
            headers.set(NAMES.get(1), Long.toString(standing.remaining()));
            headers.set(NAMES.get(2), Long.toString(standing.resetsAt()));
        }
    }
}
