package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What events to many clients have in common, encoded once: all but the end of their argument. Its bytes are copied for
 * nobody, however large they are. Close it when all have been made; those that still wait keep it. Thread-safe.
 */
public final class SharedBeginning implements AutoCloseable {
    private final ByteBuf bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SharedBeginning(ByteBuf bytes) {
        this.bytes = bytes;
    }

    /**
     * The beginning of an event.
     *
     * @param namespace the namespace of the sockets that it goes to, with its slash
     * @param event the event's name
     * @param json the argument as UTF-8 JSON up to where clients differ
     */
    public static SharedBeginning of(String namespace, String event, byte[] json) {
        byte[][] parts = PacketCodec.beginning(namespace, event, json);
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        ByteBuf bytes = ByteBufAllocator.DEFAULT.directBuffer(size, size);
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return new SharedBeginning(bytes);
    }

    /**
     * The event with one client's end. Close it when it is sent.
     *
     * @param json the rest of the argument
     */
    public SharedPacket ending(String json) {
        return new SharedPacket(Frame.text(bytes, (json + "]").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            bytes.release();
        }
    }
}
