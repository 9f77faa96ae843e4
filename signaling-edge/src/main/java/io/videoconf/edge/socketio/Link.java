package io.videoconf.edge.socketio;

/** The transport of a session at one moment. Called on the session's event loop. */
sealed interface Link permits PollingLink, WebSocketLink {

    Transport transport();

    /**
     * Takes from the outbox what the transport can take now. Where it can take no more it comes back by itself, with
     * {@link EngineSession#drain}, as soon as it can.
     */
    void drain(Outbox outbox);

    /** Ends the transport and tells the client why, as far as the transport has words for it. */
    void close(Farewell farewell);
}
