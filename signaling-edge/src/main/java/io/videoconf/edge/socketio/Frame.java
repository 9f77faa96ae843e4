package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One Engine.IO packet as the bytes of a finished, unmasked WebSocket frame. The header is written here and not by a
 * pipeline, so that the same bytes can go to every socket; polling takes what follows the header. Counted by reference.
 */
final class Frame {

    static final Frame PING = constant("2");
    static final Frame PROBE_ANSWER = constant("3probe");

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_BINARY = 0x82;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private final ByteBuf wire;
    private final int headerSize;
    private final boolean binary;

    private Frame(ByteBuf wire, int headerSize, boolean binary) {
        this.wire = wire;
        this.headerSize = headerSize;
        this.binary = binary;
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
        return new Frame(Unpooled.unreleasableBuffer(wire), 2, false);
    }

    private static Frame encode(boolean binary, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int headerSize = length < LENGTH_IN_TWO_BYTES ? 2 : length <= 0xFFFF ? 4 : 10;
        ByteBuf wire = ByteBufAllocator.DEFAULT.directBuffer(headerSize + length, headerSize + length);
        wire.writeByte(binary ? FINAL_BINARY : FINAL_TEXT);
        switch (headerSize) {
            case 2 -> wire.writeByte(length);
            case 4 -> wire.writeByte(LENGTH_IN_TWO_BYTES).writeShort(length);
            default -> wire.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(length);
        }
        for (byte[] part : parts) {
            wire.writeBytes(part);
        }
        return new Frame(wire, headerSize, binary);
    }

    int size() {
        return wire.readableBytes();
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

    /** Appends the packet as polling carries it, and gives one reference back. */
    void intoPolling(ByteBuf body) {
        try {
            if (binary) {
                byte[] content = new byte[size() - headerSize];
                wire.getBytes(headerSize, content);
                body.writeByte('b').writeBytes(Base64.getEncoder().encode(content));
            } else {
                body.writeBytes(wire, headerSize, size() - headerSize);
            }
        } finally {
            release();
        }
    }
}
