package io.videoconf.edge.socketio;

/**
 * A client sent what the protocol does not allow. Ends its session with a named reason; it is an answer to input and
 * not a fault of ours, so it carries no stack trace.
 */
final class ProtocolViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DisconnectReason reason;

    ProtocolViolation(String message) {
        this(DisconnectReason.PROTOCOL_VIOLATION, message);
    }

    private ProtocolViolation(DisconnectReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static ProtocolViolation tooLarge(String message) {
        return new ProtocolViolation(DisconnectReason.PAYLOAD_TOO_LARGE, message);
    }

    DisconnectReason reason() {
        return reason;
    }
}
