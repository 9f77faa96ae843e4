package io.videoconf.edge.socketio;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/** What an Engine.IO request asks for: either a valid wish, or the answer that refuses it. */
sealed interface EngineRequest {

    /** A new session. */
    record Open(Transport transport, Handshake handshake) implements EngineRequest {}

    /** A GET that waits for packets. */
    record Poll(String sid) implements EngineRequest {}

    /** A POST with packets. */
    record Post(String sid) implements EngineRequest {}

    /** A WebSocket for a session that polls. */
    record Upgrade(String sid) implements EngineRequest {}

    /** A browser asks what it may ask. */
    record Preflight() implements EngineRequest {}

    /** Not valid. */
    record Invalid(HttpAnswer answer) implements EngineRequest {}

    /** Headers that a handshake keeps. */
    List<String> KEPT_HEADERS = List.of("origin", "user-agent", "x-request-id", "x-forwarded-for", "accept-language");

    int LONGEST_HEADER = 512;
    String PROTOCOL = "4";
    String WEBSOCKET_VERSION = "13";

    /** Reads a request; the order of the checks is that of the reference server. */
    static EngineRequest of(HttpServerRequest request, SocketIoOptions options) {
        if (!isOriginAllowed(request.requestHeaders(), options)) {
            return new Invalid(HttpAnswer.FORBIDDEN);
        }
        if (request.method().equals(HttpMethod.OPTIONS)) {
            return new Preflight();
        }
        try {
            return of(request, options, new QueryStringDecoder(request.uri()).parameters());
        } catch (IllegalArgumentException _) {
            // A percent sign that encodes nothing.
            return new Invalid(HttpAnswer.BAD_REQUEST);
        }
    }

    private static EngineRequest of(
            HttpServerRequest request, SocketIoOptions options, Map<String, List<String>> query) {
        if (query.containsKey("token") || query.containsKey("access_token")) {
            return new Invalid(HttpAnswer.TOKEN_IN_URL);
        }
        Transport transport = Transport.named(first(query, "transport"));
        if (transport == null || !options.transports().contains(transport)) {
            return new Invalid(HttpAnswer.UNKNOWN_TRANSPORT);
        }
        if (!PROTOCOL.equals(first(query, "EIO"))) {
            return new Invalid(HttpAnswer.UNSUPPORTED_VERSION);
        }
        String sid = first(query, "sid");
        return switch (transport) {
            case POLLING -> polling(request, sid);
            case WEBSOCKET -> webSocket(request, sid);
        };
    }

    private static EngineRequest polling(HttpServerRequest request, @Nullable String sid) {
        boolean get = request.method().equals(HttpMethod.GET);
        if (sid == null) {
            return get
                    ? new Open(Transport.POLLING, handshake(request, Transport.POLLING))
                    : new Invalid(HttpAnswer.BAD_METHOD);
        }
        if (get) {
            return new Poll(sid);
        }
        return request.method().equals(HttpMethod.POST) ? new Post(sid) : new Invalid(HttpAnswer.BAD_METHOD);
    }

    private static EngineRequest webSocket(HttpServerRequest request, @Nullable String sid) {
        HttpHeaders headers = request.requestHeaders();
        boolean valid = request.method().equals(HttpMethod.GET)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, WEBSOCKET_VERSION, true)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (!valid) {
            return new Invalid(HttpAnswer.BAD_REQUEST);
        }
        return sid == null ? new Open(Transport.WEBSOCKET, handshake(request, Transport.WEBSOCKET)) : new Upgrade(sid);
    }

    private static Handshake handshake(HttpServerRequest request, Transport transport) {
        Map<String, String> kept = new HashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = request.requestHeaders().get(name);
            if (value != null) {
                kept.put(name, value.length() > LONGEST_HEADER ? value.substring(0, LONGEST_HEADER) : value);
            }
        }
        return new Handshake(request.remoteAddress(), transport, kept);
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.getFirst();
    }

    private static boolean isOriginAllowed(HttpHeaders headers, SocketIoOptions options) {
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        if (origin == null
                || options.allowedOrigins().contains("*")
                || options.allowedOrigins().contains(origin)) {
            return true;
        }
        String host = headers.get(HttpHeaderNames.HOST);
        int scheme = origin.indexOf("://");
        return host != null
                && scheme > 0
                && origin.substring(scheme + 3).toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    }
}
