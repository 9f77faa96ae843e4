package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Id;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The id that a request has in its answer, in the log, in error bodies and on every event that it causes. */
public final class RequestIds {
    /** The header, both ways. */
    public static final String HEADER = "X-Request-Id";

    /** Its name in log lines and in the Reactor context. */
    public static final String LOG_KEY = "request_id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final int LONGEST = 128;

    private RequestIds() {}

    /** What the client gave, without what does not belong in a log; or a fresh one when nothing is left of it. */
    public static String from(@Nullable String given) {
        if (given != null) {
            StringBuilder clean = new StringBuilder(Math.min(given.length(), LONGEST));
            given.chars().filter(RequestIds::isPlain).limit(LONGEST).forEach(c -> clean.append((char) c));
            if (!clean.isEmpty()) {
                return clean.toString();
            }
        }
        return fresh();
    }

    /** A fresh one. */
    public static String fresh() {
        return "req_" + Id.freshUuid().replace("-", "");
    }

    /** The id of a request that has come in. */
    public static String of(ServerWebExchange exchange) {
        Object known = exchange.getAttribute(ATTRIBUTE);
        return known instanceof String id ? id : assign(exchange);
    }

    /** The same, of what a request carries with it. */
    public static String of(Map<String, Object> attributes) {
        return attributes.get(ATTRIBUTE) instanceof String id ? id : fresh();
    }

    static String assign(ServerWebExchange exchange) {
        String id = from(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(ATTRIBUTE, id);
        return id;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
