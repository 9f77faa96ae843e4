package io.videoconf.edge.socketio;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one session: the next ping, the pong that must follow, the first accepted CONNECT, the end of a
 * closing session. One scheduled task a session, that looks again at what is due when it runs, so that a pong moves a
 * number and no timer. On the session's event loop only.
 */
final class Heartbeat implements Runnable {

    private static final long NEVER = Long.MAX_VALUE;
    // A timer this close may be the one that runs now, and has to be set again.
    private static final long SOON = 1_000_000;

    private final EngineSession session;
    private final SocketIoOptions options;
    // Nanoseconds since the heartbeat was made: small numbers that can be compared.
    private final long origin = System.nanoTime();
    private boolean awaitingPong;
    private long beatDue;
    private long connectDue;
    private long endDue = NEVER;
    private long wakeDue = NEVER;
    private @Nullable Future<?> alarm;
    private boolean stopped;

    Heartbeat(EngineSession session, SocketIoOptions options) {
        this.session = session;
        this.options = options;
        this.beatDue = options.pingInterval().toNanos();
        this.connectDue = options.connectTimeout().toNanos();
    }

    void start() {
        arm();
    }

    void pong() {
        if (awaitingPong) {
            awaitingPong = false;
            beatDue = now() + options.pingInterval().toNanos();
            arm();
        }
    }

    void accepted() {
        connectDue = NEVER;
    }

    void awaitConnect() {
        connectDue = now() + options.connectTimeout().toNanos();
        arm();
    }

    /** The session is closing: it may take this long. */
    void endWithin(Duration limit) {
        endDue = Math.min(endDue, now() + limit.toNanos());
        arm();
    }

    void stop() {
        stopped = true;
        disarm();
    }

    /** The session goes on on another loop. */
    void disarm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        wakeDue = NEVER;
    }

    /** What is due, done now; also called where a late timer would let a dead session live. */
    @Override
    public void run() {
        if (stopped) {
            return;
        }
        long now = now();
        if (now >= endDue) {
            session.expire();
        } else if (now >= connectDue) {
            session.close(DisconnectReason.CONNECT_TIMEOUT);
        } else if (now >= beatDue && awaitingPong) {
            session.close(DisconnectReason.PING_TIMEOUT);
        } else if (now >= beatDue) {
            ping(now);
        }
        if (!stopped) {
            arm();
        }
    }

    private void ping(long now) {
        long timeout = options.pingTimeout().toNanos();
        // Counted from when it was due, unless the whole process was held up: then the client gets its full time.
        boolean heldUp = now - beatDue > timeout / 10;
        beatDue = (heldUp ? now : beatDue) + timeout;
        awaitingPong = true;
        session.send(Frame.PING);
    }

    void arm() {
        long due = Math.min(beatDue, Math.min(connectDue, endDue));
        long now = now();
        if (!stopped && (alarm == null || due < wakeDue || wakeDue - now < SOON)) {
            disarm();
            wakeDue = due;
            alarm = session.loop().after(due - now, this);
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }
}
