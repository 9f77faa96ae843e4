package io.videoconf.demo;

import tools.jackson.databind.JsonNode;

/**
 * The server did not let a socket in.
 */
public final class SignalingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode reason;

    SignalingRefused(JsonNode reason) {
        super("the socket was refused: " + reason);
        this.reason = reason;
    }

    /** What {@code connect_error} carried: {@code {message, data}}, where {@code data} is the error envelope. */
    public JsonNode reason() {
        return reason;
    }
}
