package io.videoconf.edge.socketio;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The Engine.IO sessions of one server: opened, found by their id, counted, and sent away. */
final class EngineServer {

    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SocketIoOptions options;
    private final Function<EngineSession, EngineHandler> handlers;
    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private final Map<EventLoop, LoopTick> loops = new ConcurrentHashMap<>();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder connectTimeouts = new LongAdder();
    private final LongAdder violations = new LongAdder();
    private volatile CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean refusing;

    EngineServer(SocketIoOptions options, Function<EngineSession, EngineHandler> handlers) {
        this.options = options;
        this.handlers = handlers;
    }

    /** An id that nobody guesses. */
    static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    SocketIoOptions options() {
        return options;
    }

    EngineHandler handler(EngineSession session) {
        return handlers.apply(session);
    }

    LoopTick loopOf(Channel channel) {
        return loops.computeIfAbsent(channel.eventLoop(), LoopTick::new);
    }

    boolean isRefusing() {
        return refusing;
    }

    /** A new session, at home on the loop that this is called on. */
    EngineSession open(Handshake handshake, LoopTick loop) {
        EngineSession session = new EngineSession(newId(), this, handshake, loop);
        sessions.put(session.id(), session);
        if (refusing) {
            // A drain that began meanwhile may not have seen it.
            loop.later(() -> session.close(DisconnectReason.SERVER_DRAINING));
        }
        return session;
    }

    /** The OPEN packet of a session. */
    byte[] greeting(EngineSession session, Transport transport) {
        boolean upgradable =
                transport == Transport.POLLING && options.transports().contains(Transport.WEBSOCKET);
        byte[] json = Json.write(new Greeting(
                session.id(),
                upgradable ? List.of(Transport.WEBSOCKET.wireName()) : List.of(),
                options.pingInterval().toMillis(),
                options.pingTimeout().toMillis(),
                options.maxPayload()));
        byte[] packet = new byte[json.length + 1];
        packet[0] = EngineCodec.OPEN;
        System.arraycopy(json, 0, packet, 1, json.length);
        return packet;
    }

    /** The JSON of the OPEN packet; times in milliseconds. */
    private record Greeting(String sid, List<String> upgrades, long pingInterval, long pingTimeout, int maxPayload) {}

    @Nullable
    EngineSession find(String sid) {
        return sessions.get(sid);
    }

    Collection<EngineSession> sessions() {
        return sessions.values();
    }

    void closed(EngineSession session, DisconnectReason reason) {
        sessions.remove(session.id());
        switch (reason) {
            case SLOW_CONSUMER -> evictions.increment();
            case CONNECT_TIMEOUT -> connectTimeouts.increment();
            case PROTOCOL_VIOLATION, PAYLOAD_TOO_LARGE -> violations.increment();
            case CLIENT, SERVER, TRANSPORT_CLOSED, PING_TIMEOUT, SERVER_DRAINING, RECONNECT, INTERNAL_ERROR -> {}
        }
        completeIfEmpty();
    }

    private void completeIfEmpty() {
        if (refusing && sessions.isEmpty()) {
            empty.complete(null);
        }
    }

    Mono<Void> drain(Duration grace) {
        refusing = true;
        completeIfEmpty();
        sessions.values().forEach(session -> session.run(() -> session.draining(options.drainingEvent(), grace)));
        Mono<Void> gone = Mono.fromFuture(empty, true);
        return Mono.firstWithSignal(gone, Mono.delay(grace).then())
                .then(Mono.<Void>fromRunnable(this::dispose))
                .then(gone);
    }

    /** Takes sessions again after a drain. */
    void accept() {
        if (refusing) {
            empty = new CompletableFuture<>();
            refusing = false;
        }
    }

    /** Refuses new sessions and closes those that there are, with no time to say anything. */
    void dispose() {
        refusing = true;
        sessions.values().forEach(session -> session.run(() -> session.close(DisconnectReason.SERVER_DRAINING)));
        completeIfEmpty();
    }

    SocketIoFigures figures(int sockets) {
        long packets = 0;
        long bytes = 0;
        for (EngineSession session : sessions.values()) {
            packets += session.queuedPackets();
            bytes += session.queuedBytes();
        }
        return new SocketIoFigures(
                sessions.size(), sockets, packets, bytes, evictions.sum(), connectTimeouts.sum(), violations.sum());
    }
}
