package io.videoconf.edge.socketio;

/**
 * What is spoken inside one Engine.IO session. Called on the session's event loop, one at a time. May throw a
 * {@link ProtocolViolation}, which ends the session.
 */
interface EngineHandler {

    /** A text message; it starts at {@code from}. */
    void text(String packet, int from);

    void binary(byte[] message);

    /** The server is going away in a while. */
    void draining(String event, long graceMillis);

    /** The last call. */
    void closed(DisconnectReason reason);
}
