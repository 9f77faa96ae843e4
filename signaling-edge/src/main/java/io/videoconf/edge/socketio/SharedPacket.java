package io.videoconf.edge.socketio;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Events, mostly one, encoded once, as the bytes of ready-made WebSocket frames, and sent to any number of sockets with
 * {@link Socket#send}. The bytes are counted by reference and live outside the heap: close it when it has been sent to
 * all, best by try-with-resources. Thread-safe.
 */
public final class SharedPacket implements AutoCloseable {

    private final Frame frame;
    private final AtomicBoolean closed = new AtomicBoolean();

    SharedPacket(Frame frame) {
        this.frame = frame;
    }

    /**
     * An event with one argument.
     *
     * @param namespace the namespace of the sockets that it goes to, with its slash
     * @param event the event's name
     * @param jsonArgument the argument as UTF-8 JSON, in one part or several, not checked
     */
    public static SharedPacket event(String namespace, String event, byte[]... jsonArgument) {
        return new SharedPacket(PacketCodec.event(namespace, event, jsonArgument));
    }

    /** Several as one: each socket is written to once for all of them, and its client hears each event by itself, in this order. */
    public static SharedPacket joined(List<SharedPacket> packets) {
        return new SharedPacket(
                Frame.joined(packets.stream().map(packet -> packet.frame).toList()));
    }

    /** How many bytes it takes on a WebSocket, frame headers included. */
    public int size() {
        return frame.size();
    }

    /** Gives the creator's reference back; packets that still wait keep theirs. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            frame.release();
        }
    }

    /** The frame with one more reference, which the caller must give back. */
    Frame retained() {
        if (closed.get()) {
            throw new IllegalStateException("The shared packet is closed: send it before it is closed");
        }
        return frame.retain();
    }
}
