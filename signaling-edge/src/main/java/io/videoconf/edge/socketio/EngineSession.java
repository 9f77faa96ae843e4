package io.videoconf.edge.socketio;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * One Engine.IO session. Its state belongs to one event loop; {@link #send}, {@link #run} and {@link #end} may be
 * called from any thread.
 */
final class EngineSession {

    private static final Logger LOG = Loggers.getLogger(EngineSession.class);

    private final String id;
    private final EngineServer server;
    private final Handshake handshake;
    private final Outbox outbox;
    private final Heartbeat heartbeat;
    private final EngineHandler handler;
    private volatile LoopTick loop;
    private volatile Link link;
    private volatile boolean closed;
    private @Nullable WebSocketLink upgrading;
    private boolean probed;

    EngineSession(String id, EngineServer server, Handshake handshake, LoopTick loop) {
        SocketIoOptions options = server.options();
        this.id = id;
        this.server = server;
        this.handshake = handshake;
        this.loop = loop;
        this.outbox = new Outbox(options.outboundQueueLimit(), options.outboundBytesLimit());
        this.heartbeat = new Heartbeat(this, options);
        this.link = new PollingLink(this);
        this.handler = server.handler(this);
        heartbeat.start();
    }

    String id() {
        return id;
    }

    Handshake handshake() {
        return handshake;
    }

    Transport transport() {
        return link.transport();
    }

    LoopTick loop() {
        return loop;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isUpgrading() {
        return probed;
    }

    int queuedPackets() {
        return outbox.packets();
    }

    int queuedBytes() {
        return outbox.bytes();
    }

    SocketIoOptions options() {
        return server.options();
    }

    /** Runs a task on the session's loop: at once if this is it. */
    void run(Runnable task) {
        LoopTick home = loop;
        if (home.isHere()) {
            task.run();
        } else {
            home.later(() -> run(task));
        }
    }

    /** Sends a packet and takes one of its references. */
    void send(Frame frame) {
        follow(outbox.offer(frame));
    }

    /** Sends packets with nothing between them and takes one reference of each. */
    void send(List<Frame> frames) {
        follow(outbox.offer(frames));
    }

    private void follow(Outbox.Offer offer) {
        switch (offer) {
            case WAKE -> loop.wake(this);
            // Later, not here: whoever sends is in the middle of something.
            case OVERFLOW -> loop.later(() -> run(() -> close(DisconnectReason.SLOW_CONSUMER)));
            case QUEUED, CLOSED -> {}
        }
    }

    /** Writes what waits, on the loop; if the session has moved, its new loop is told. */
    void drain() {
        if (!loop.isHere()) {
            loop.wake(this);
        } else if (!closed) {
            link.drain(outbox);
        }
    }

    /** Closes the session once what was sent before has been written, or after the ping timeout. The first reason counts. */
    void end(DisconnectReason reason, String words) {
        if (outbox.end(new Farewell(reason, words))) {
            loop.later(() -> run(() -> {
                heartbeat.endWithin(options().pingTimeout());
                drain();
            }));
        }
    }

    /** The time for an orderly end is over. */
    void expire() {
        Farewell farewell = outbox.ended();
        close(farewell == null ? Farewell.of(DisconnectReason.SERVER) : farewell);
    }

    void close(DisconnectReason reason) {
        close(Farewell.of(reason));
    }

    /** Closes the session now; what waits is dropped. */
    void close(Farewell farewell) {
        if (closed) {
            return;
        }
        DisconnectReason reason = farewell.reason();
        closed = true;
        heartbeat.stop();
        outbox.close();
        server.closed(this, reason);
        link.close(farewell);
        WebSocketLink probing = upgrading;
        if (probing != null) {
            probing.refuse();
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("session closed: {}", reason.wireName());
        }
        guarded(() -> handler.closed(reason));
    }

    /** The transport is gone; another one may have taken its place already. */
    void linkLost(Link lost) {
        if (link == lost) {
            close(DisconnectReason.TRANSPORT_CLOSED);
        } else if (upgrading == lost) {
            upgrading = null;
            probed = false;
        }
    }

    void draining(String event, Duration grace) {
        if (!closed) {
            guarded(() -> handler.draining(event, grace.toMillis()));
        }
    }

    /** A namespace took the client in: the connect timeout is over. */
    void accepted() {
        heartbeat.accepted();
    }

    /** The client is in no namespace any more: the connect timeout starts again. */
    void awaitConnect() {
        heartbeat.awaitConnect();
    }

    /** A binary message; call it {@link #guarded}. */
    void receive(byte[] message) {
        if (!closed) {
            handler.binary(message);
        }
    }

    /** One Engine.IO packet in its text form; call it {@link #guarded}. */
    void receive(String packet) {
        if (closed) {
            return;
        }
        if (packet.isEmpty()) {
            throw new ProtocolViolation("empty packet");
        }
        switch (packet.charAt(0)) {
            case EngineCodec.MESSAGE -> handler.text(packet, 1);
            case EngineCodec.PONG -> heartbeat.pong();
            case EngineCodec.CLOSE -> close(DisconnectReason.CLIENT);
            case EngineCodec.NOOP -> {}
            default -> throw new ProtocolViolation("unexpected Engine.IO packet");
        }
    }

    /**
     * Runs what a client caused: bad input ends the session with its reason, a bug of ours with the bug logged. Answers
     * whether all was well.
     */
    boolean guarded(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ProtocolViolation violation) {
            close(violation.reason());
        } catch (RuntimeException bug) {
            LOG.error("A Socket.IO handler failed; its session is closed", bug);
            close(DisconnectReason.INTERNAL_ERROR);
        }
        return false;
    }

    /** The polling link, if the session lives and polls. A session whose time is over does not outlive a late timer. */
    @Nullable
    PollingLink polling() {
        heartbeat.run();
        return !closed && link instanceof PollingLink polling ? polling : null;
    }

    /** The session was opened by a WebSocket. */
    void openOn(WebSocketLink webSocket) {
        link = webSocket;
    }

    /** A WebSocket wants to take over from polling; only one may try. */
    boolean offers(WebSocketLink webSocket) {
        if (closed || upgrading != null || !(link instanceof PollingLink)) {
            return false;
        }
        upgrading = webSocket;
        return true;
    }

    /** The WebSocket works: the waiting GET is answered, so that the client can stop polling. */
    boolean probe(WebSocketLink webSocket) {
        if (closed || upgrading != webSocket || !(link instanceof PollingLink polling)) {
            return false;
        }
        probed = true;
        drain();
        polling.nothing();
        return true;
    }

    /** The client has stopped polling: the session moves to the WebSocket and its loop. */
    boolean upgrade(WebSocketLink webSocket, LoopTick newLoop) {
        if (closed || upgrading != webSocket || !probed || !(link instanceof PollingLink polling)) {
            return false;
        }
        upgrading = null;
        probed = false;
        polling.leave();
        heartbeat.disarm();
        link = webSocket;
        loop = newLoop;
        return true;
    }

    /** The first thing after the move, on the new loop. */
    void moved() {
        if (!closed) {
            heartbeat.arm();
            drain();
        }
    }
}
