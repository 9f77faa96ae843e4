package io.videoconf.edge.socketio;

import java.time.Duration;
import java.util.Set;

/**
 * The settings of one Socket.IO server. Immutable; start from {@link #defaults()}.
 *
 * @param path where it listens, with a slash at both ends; the path without the last slash is served too
 * @param pingInterval from one answered ping to the next
 * @param pingTimeout how long a ping may stay unanswered before the session is closed ({@code ping_timeout}); also how
 *     long a closing session may take to hand over its last packets
 * @param connectTimeout how long a session may live without an accepted CONNECT ({@code connect_timeout})
 * @param maxPayload bytes in one inbound message: a WebSocket message, the body of a POST, or all the attachments of one
 *     packet together ({@code payload_too_large})
 * @param allowedOrigins values of the {@code Origin} header that browsers may come from, {@code "*"} for all. The host
 *     that was asked is always allowed, and so is a request without the header, for it is not a browser's
 * @param outboundQueueLimit packets that may wait for one session to read before it is closed ({@code slow_consumer})
 * @param outboundBytesLimit bytes that may wait for one session to read before it is closed ({@code slow_consumer})
 * @param transports what a client may use; with both, polling may be upgraded
 * @param drainingEvent the event that {@link SocketIoServer#drain} emits to every socket, with {@code {"grace_ms": n}}
 */
public record SocketIoOptions(
        String path,
        Duration pingInterval,
        Duration pingTimeout,
        Duration connectTimeout,
        int maxPayload,
        Set<String> allowedOrigins,
        int outboundQueueLimit,
        int outboundBytesLimit,
        Set<Transport> transports,
        String drainingEvent) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException for what cannot work, naming the setting
     */
    public SocketIoOptions {
        require(
                path.length() > 1 && path.startsWith("/") && path.endsWith("/"),
                "path must start and end with a slash");
        require(pingInterval.isPositive(), "pingInterval must be positive");
        require(pingTimeout.isPositive(), "pingTimeout must be positive");
        require(connectTimeout.isPositive(), "connectTimeout must be positive");
        require(maxPayload >= 128, "maxPayload must be at least 128 bytes");
        require(outboundQueueLimit > 0, "outboundQueueLimit must be positive");
        require(outboundBytesLimit > 0, "outboundBytesLimit must be positive");
        require(!transports.isEmpty(), "transports must name at least one transport");
        require(!drainingEvent.isBlank(), "drainingEvent must have a name");
        allowedOrigins = Set.copyOf(allowedOrigins);
        transports = Set.copyOf(transports);
    }

    /** The defaults of the reference server, with a shorter connect timeout and bounds on what may wait. */
    public static SocketIoOptions defaults() {
        return new SocketIoOptions(
                "/socket.io/",
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                1_000_000,
                Set.of(),
                2_048,
                4 * 1024 * 1024,
                Set.of(Transport.values()),
                "server_draining");
    }

    /** These options under another path. */
    public SocketIoOptions withPath(String value) {
        return new SocketIoOptions(
                value,
                pingInterval,
                pingTimeout,
                connectTimeout,
                maxPayload,
                allowedOrigins,
                outboundQueueLimit,
                outboundBytesLimit,
                transports,
                drainingEvent);
    }

    /** These options with another heartbeat. */
    public SocketIoOptions withHeartbeat(Duration interval, Duration timeout) {
        return new SocketIoOptions(
                path,
                interval,
                timeout,
                connectTimeout,
                maxPayload,
                allowedOrigins,
                outboundQueueLimit,
                outboundBytesLimit,
                transports,
                drainingEvent);
    }

    /** These options with another time limit for the first accepted CONNECT. */
    public SocketIoOptions withConnectTimeout(Duration value) {
        return new SocketIoOptions(
                path,
                pingInterval,
                pingTimeout,
                value,
                maxPayload,
                allowedOrigins,
                outboundQueueLimit,
                outboundBytesLimit,
                transports,
                drainingEvent);
    }

    /** These options with another bound on one inbound message, in bytes. */
    public SocketIoOptions withMaxPayload(int bytes) {
        return new SocketIoOptions(
                path,
                pingInterval,
                pingTimeout,
                connectTimeout,
                bytes,
                allowedOrigins,
                outboundQueueLimit,
                outboundBytesLimit,
                transports,
                drainingEvent);
    }

    /** These options for other browser origins; {@code "*"} for all. */
    public SocketIoOptions withAllowedOrigins(Set<String> value) {
        return new SocketIoOptions(
                path,
                pingInterval,
                pingTimeout,
                connectTimeout,
                maxPayload,
                value,
                outboundQueueLimit,
                outboundBytesLimit,
                transports,
                drainingEvent);
    }

    /** These options with other bounds on what may wait for one session. */
    public SocketIoOptions withOutboundLimits(int packets, int bytes) {
        return new SocketIoOptions(
                path,
                pingInterval,
                pingTimeout,
                connectTimeout,
                maxPayload,
                allowedOrigins,
                packets,
                bytes,
                transports,
                drainingEvent);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("Socket.IO options: " + what);
        }
    }
}
