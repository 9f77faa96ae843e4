package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Engine.IO packets, mostly one, as the bytes of finished, unmasked WebSocket frames. The headers are written here and not
 * by a pipeline, so that the same bytes can go to every socket; polling takes what follows each header. Counted by reference.
 */
final class Frame {

    static final Frame PING = constant("2");
    static final Frame PROBE_ANSWER = constant("3probe");

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;
    private static final int LONGEST_HEADER = 10;

    private final ByteBuf wire;
    private final int packets;

    private Frame(ByteBuf wire, int packets) {
        this.wire = wire;
        this.packets = packets;
    }

    static Frame text(byte[]... parts) {
        return encode(false, parts);
    }

    static Frame binary(byte[] content) {
        return encode(true, content);
    }

    private static Frame constant(String text) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuf wire = Unpooled.directBuffer(2 + content.length)
                .writeByte(FINAL_TEXT)
                .writeByte(content.length)
                .writeBytes(content);
        return new Frame(Unpooled.unreleasableBuffer(wire), 1);
    }

    /** Several frames as one, which is queued, written and counted as a whole. Takes no reference of theirs. */
    static Frame joined(List<Frame> frames) {
        int size = 0;
        int packets = 0;
        for (Frame frame : frames) {
            size += frame.size();
            packets += frame.packets;
        }
        ByteBuf wire = ByteBufAllocator.DEFAULT.directBuffer(size, size);
        for (Frame frame : frames) {
            wire.writeBytes(frame.wire, frame.wire.readerIndex(), frame.size());
        }
        return new Frame(wire, packets);
    }

    /** A text that begins as others do. Only its header and its end are its own bytes; it takes one reference to the beginning. */
    static Frame text(ByteBuf beginning, byte[] end) {
        int length = beginning.readableBytes() + end.length;
        ByteBuf header = ByteBufAllocator.DEFAULT.directBuffer(LONGEST_HEADER);
        header(header, FINAL_TEXT, length);
        ByteBuf tail = ByteBufAllocator.DEFAULT.directBuffer(end.length).writeBytes(end);
        ByteBuf wire = ByteBufAllocator.DEFAULT
                .compositeDirectBuffer(3)
                .addComponents(true, header, beginning.retainedDuplicate(), tail);
        return new Frame(wire, 1);
    }

    private static Frame encode(boolean binary, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int size = headerSize(length) + length;
        ByteBuf wire = ByteBufAllocator.DEFAULT.directBuffer(size, size);
        header(wire, binary ? FINAL_BINARY : FINAL_TEXT, length);
        for (byte[] part : parts) {
            wire.writeBytes(part);
        }
        return new Frame(wire, 1);
    }

    private static int headerSize(int length) {
        return length < LENGTH_IN_TWO_BYTES ? 2 : length <= 0xFFFF ? 4 : LONGEST_HEADER;
    }

    private static void header(ByteBuf wire, int kind, int length) {
        wire.writeByte(kind);
        switch (headerSize(length)) {
            case 2 -> wire.writeByte(length);
            case 4 -> wire.writeByte(LENGTH_IN_TWO_BYTES).writeShort(length);
            default -> wire.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(length);
        }
    }

    /** In bytes. */
    int size() {
        return wire.readableBytes();
    }

    int packets() {
        return packets;
    }

    int references() {
        return wire.refCnt();
    }

    Frame retain() {
        wire.retain();
        return this;
    }

    void release() {
        wire.release();
    }

    /** The bytes for a WebSocket channel, which releases them: one reference goes with them. */
    ByteBuf intoWire() {
        return wire.duplicate();
    }

    /** Appends the packets as polling carries them, and gives one reference back. */
    void intoPolling(ByteBuf body) {
        try {
            ByteBuf from = wire.duplicate();
            while (from.isReadable()) {
                boolean binary = from.readUnsignedByte() == FINAL_BINARY;
                int length = length(from);
                if (body.isReadable()) {
                    body.writeByte(EngineCodec.SEPARATOR);
                }
                if (binary) {
                    byte[] content = new byte[length];
                    from.readBytes(content);
                    body.writeByte('b').writeBytes(Base64.getEncoder().encode(content));
                } else {
                    body.writeBytes(from, length);
                }
            }
        } finally {
            release();
        }
    }

    private static int length(ByteBuf header) {
        int first = header.readUnsignedByte();
        return switch (first) {
            case LENGTH_IN_TWO_BYTES -> header.readUnsignedShort();
            case LENGTH_IN_EIGHT_BYTES -> (int) header.readLong();
            default -> first;
        };
    }
}
