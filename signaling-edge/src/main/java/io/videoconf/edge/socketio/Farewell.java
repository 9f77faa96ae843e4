package io.videoconf.edge.socketio;

/**
 * How a session ends.
 *
 * @param reason what its namespaces are told
 * @param words what the client is told
 */
record Farewell(DisconnectReason reason, String words) {

    static Farewell of(DisconnectReason reason) {
        return new Farewell(reason, reason.wireName());
    }
}
