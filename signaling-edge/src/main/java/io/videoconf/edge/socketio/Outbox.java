package io.videoconf.edge.socketio;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one session to read: bounded, in order, filled by any thread and emptied by the session's event loop.
 * It also remembers whether that loop knows that there is something, so that a burst wakes it once.
 */
final class Outbox {

    /** What became of an offer. */
    enum Offer {
        /** Taken; the loop knows. */
        QUEUED,
        /** Taken; the loop must be told. */
        WAKE,
        /** Not taken, and all that waited is gone: the session must be closed. Told once. */
        OVERFLOW,
        /** Not taken: nothing more goes out. */
        CLOSED
    }

    private static final int WORTH_SHRINKING = 64;

    private final int mostPackets;
    private final int mostBytes;
    private ArrayDeque<Frame> waiting = new ArrayDeque<>(2);
    private int mostWaiting;
    private int packets;
    private int bytes;
    private boolean awake;
    private @Nullable Farewell farewell;
    private boolean closed;

    Outbox(int mostPackets, int mostBytes) {
        this.mostPackets = mostPackets;
        this.mostBytes = mostBytes;
    }

    /** Offers one frame, with one of its references. */
    synchronized Offer offer(Frame frame) {
        if (farewell != null || closed) {
            frame.release();
            return Offer.CLOSED;
        }
        if (packets + frame.packets() > mostPackets || bytes + frame.size() > mostBytes) {
            frame.release();
            close();
            return Offer.OVERFLOW;
        }
        add(frame);
        return wake();
    }

    /** Offers frames that belong together: nothing comes between them. */
    synchronized Offer offer(List<Frame> frames) {
        Offer outcome = Offer.QUEUED;
        for (Frame frame : frames) {
            Offer one = offer(frame);
            boolean tells = one == Offer.OVERFLOW || outcome == Offer.QUEUED;
            outcome = tells ? one : outcome;
        }
        return outcome;
    }

    private void add(Frame frame) {
        waiting.add(frame);
        packets += frame.packets();
        bytes += frame.size();
        mostWaiting = Math.max(mostWaiting, waiting.size());
    }

    private Offer wake() {
        if (awake) {
            return Offer.QUEUED;
        }
        awake = true;
        return Offer.WAKE;
    }

    /** The next frame, with one reference, or null; after null the next offer wakes the loop. */
    synchronized @Nullable Frame poll() {
        Frame frame = waiting.poll();
        if (frame != null) {
            packets -= frame.packets();
            bytes -= frame.size();
            return frame;
        }
        awake = false;
        if (mostWaiting > WORTH_SHRINKING) {
            waiting = new ArrayDeque<>(2);
            mostWaiting = 0;
        }
        return null;
    }

    /** Takes nothing more, but what waits may still go out. Answers whether that is new. */
    synchronized boolean end(Farewell last) {
        if (farewell != null || closed) {
            return false;
        }
        farewell = last;
        return true;
    }

    /** How it was ended, if nothing waits any more. */
    synchronized @Nullable Farewell spent() {
        return waiting.isEmpty() ? farewell : null;
    }

    /** How it was ended, whatever still waits. */
    synchronized @Nullable Farewell ended() {
        return farewell;
    }

    /** Drops and releases everything, and takes nothing more. */
    synchronized void close() {
        closed = true;
        waiting.forEach(Frame::release);
        waiting = new ArrayDeque<>(1);
        packets = 0;
        bytes = 0;
    }

    synchronized int packets() {
        return packets;
    }

    synchronized int bytes() {
        return bytes;
    }
}
