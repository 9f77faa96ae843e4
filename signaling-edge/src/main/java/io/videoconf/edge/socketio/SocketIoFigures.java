package io.videoconf.edge.socketio;

/**
 * What a {@link SocketIoServer} has to say about itself at one moment.
 *
 * @param sessions Engine.IO sessions that are open, accepted by a namespace or not yet
 * @param sockets sockets that a namespace accepted; a session may hold one in each namespace
 * @param queuedPackets packets that wait for their session to read, over all sessions
 * @param queuedBytes the bytes of those packets; one shared by many sessions counts for each
 * @param evictions sessions closed as slow consumers since the start
 * @param handshakeTimeouts sessions closed because no CONNECT was accepted in time, since the start
 * @param violations sessions closed for malformed or oversized input, since the start
 */
public record SocketIoFigures(
        int sessions,
        int sockets,
        long queuedPackets,
        long queuedBytes,
        long evictions,
        long handshakeTimeouts,
        long violations) {}
