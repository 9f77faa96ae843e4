package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * What a request of ours is answered with. Errors have the body of the reference server.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body not shared with anybody
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by identity, as the constants are.
record HttpAnswer(int status, String contentType, byte[] body) {

    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final String JSON = "application/json";

    static final HttpAnswer OK = text("ok");
    static final HttpAnswer UNKNOWN_TRANSPORT = error(400, 0, "Transport unknown");
    static final HttpAnswer UNKNOWN_SESSION = error(400, 1, "Session ID unknown");
    static final HttpAnswer BAD_METHOD = error(400, 2, "Bad handshake method");
    static final HttpAnswer BAD_REQUEST = error(400, 3, "Bad request");
    static final HttpAnswer FORBIDDEN = error(403, 4, "Forbidden");
    static final HttpAnswer UNSUPPORTED_VERSION = error(400, 5, "Unsupported protocol version");
    static final HttpAnswer TOKEN_IN_URL =
            error(400, 3, "A token in the URL ends up in logs: send it in the auth payload of the connection");
    static final HttpAnswer TOO_LARGE = error(413, 3, "Payload too large");
    static final HttpAnswer TOO_SLOW = error(408, 3, "Request timeout");
    static final HttpAnswer DRAINING = error(503, 3, "Server is draining");

    static HttpAnswer packets(ByteBuf packets) {
        byte[] body = new byte[packets.readableBytes()];
        packets.readBytes(body);
        return new HttpAnswer(200, TEXT, body);
    }

    static HttpAnswer packet(char type) {
        return text(String.valueOf(type));
    }

    static HttpAnswer open(byte[] greeting) {
        return new HttpAnswer(200, TEXT, greeting);
    }

    private static HttpAnswer text(String body) {
        return new HttpAnswer(200, TEXT, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpAnswer error(int status, int code, String message) {
        String body = "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
        return new HttpAnswer(status, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    ByteBuf content() {
        return Unpooled.wrappedBuffer(body);
    }
}
