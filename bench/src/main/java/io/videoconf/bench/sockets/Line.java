package io.videoconf.bench.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One raw WebSocket that speaks Engine.IO and Socket.IO no more than it must: it joins, counts what it is told and when that was
 * said, and answers pings. On its loop's thread only.
 */
final class Line {
    static final String NAMESPACE = "/signaling,";
    private static final int EVENT_NAME = 2 + NAMESPACE.length() + 2;
    private static final byte[] STAMP = "\"at ".getBytes(StandardCharsets.US_ASCII);

    enum Phase {
        OPENING,
        CONNECTING,
        JOINING,
        IN,
        OVER
    }

    /** Told what a line hears. */
    interface Ear {
        void joined(Line line);

        /**
         * An event of a room or a peer.
         *
         * @param saidAt the time in its text; 0 on lines that are not timed
         * @param bytes what it took on the wire
         */
        void heard(Line line, long saidAt, int bytes);

        void acknowledged(Line line);

        void lost(Line line);
    }

    final int room;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Ear ear;
    private final String token;
    private final String join;
    boolean timed;
    private Phase phase = Phase.OPENING;
    private @Nullable ByteBuffer rest;
    private long acknowledgement = 1;
    private String me = "";

    Line(Loop loop, int port, int room, String token, String join, Ear ear) throws IOException {
        this.room = room;
        this.token = token;
        this.join = join;
        this.ear = ear;
        this.channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = loop.register(channel, this);
        write(ByteBuffer.wrap(("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
    }

    /** Who this line is to the others of its room, once it is in. */
    String participant() {
        return me;
    }

    boolean isIn() {
        return phase == Phase.IN;
    }

    void read(ByteBuffer into) {
        into.clear();
        if (rest != null) {
            into.put(rest);
            rest = null;
        }
        try {
            if (channel.read(into) < 0) {
                over();
                return;
            }
        } catch (IOException e) {
            over();
            return;
        }
        into.flip();
        if (phase == Phase.OPENING) {
            skipHead(into);
        }
        if (phase != Phase.OPENING) {
            frames(into);
        }
        if (into.hasRemaining()) {
            rest = ByteBuffer.allocate(into.remaining()).put(into).flip();
        }
    }

    private void skipHead(ByteBuffer in) {
        for (int i = in.position() + 3; i < in.limit(); i++) {
            if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
                in.position(i + 1);
                phase = Phase.CONNECTING;
                return;
            }
        }
    }

    private void frames(ByteBuffer in) {
        while (in.remaining() >= 2) {
            int start = in.position();
            int kind = in.get(start) & 0x0f;
            int length = in.get(start + 1) & 0x7f;
            int head = length < 126 ? 2 : length == 126 ? 4 : 10;
            if (in.remaining() < head) {
                return;
            }
            length = length < 126 ? length : head == 4 ? in.getShort(start + 2) & 0xffff : (int) in.getLong(start + 2);
            if (in.remaining() < head + length) {
                return;
            }
            in.position(start + head + length);
            if (kind == 8) {
                over();
                return;
            } else if (kind == 1) {
                packet(in, start + head, length);
            }
        }
    }

    private void packet(ByteBuffer in, int at, int length) {
        switch (in.get(at)) {
            case '0' -> say("40" + NAMESPACE + "{\"token\":\"" + token + "\"}");
            case '2' -> say("3");
            case '4' -> {
                switch (in.get(at + 1)) {
                    case '0' -> {
                        phase = Phase.JOINING;
                        ask("join_meeting", join);
                    }
                    case '2' -> event(in, at, length);
                    case '3' -> answered(in, at, length);
                    default -> throw new IllegalStateException("not let in: " + text(in, at, length));
                }
            }
            default -> {}
        }
    }

    private void event(ByteBuffer in, int at, int length) {
        byte first = in.get(at + EVENT_NAME);
        if (first == 'c' || first == 'w') {
            ear.heard(this, timed ? stamp(in, at + EVENT_NAME, at + length) : 0, length);
        }
    }

    private static long stamp(ByteBuffer in, int from, int to) {
        for (int i = from; i < to - STAMP.length; i++) {
            if (in.get(i) == STAMP[0]
                    && in.get(i + 1) == STAMP[1]
                    && in.get(i + 2) == STAMP[2]
                    && in.get(i + 3) == ' ') {
                long value = 0;
                for (int digit = i + STAMP.length; in.get(digit) >= '0' && in.get(digit) <= '9'; digit++) {
                    value = value * 10 + in.get(digit) - '0';
                }
                return value;
            }
        }
        return 0;
    }

    private void answered(ByteBuffer in, int at, int length) {
        if (phase == Phase.JOINING) {
            String answer = text(in, at, length);
            int id = answer.indexOf("your_participant_id");
            if (id < 0) {
                throw new IllegalStateException("not let in: " + answer);
            }
            int from = answer.indexOf('"', answer.indexOf(':', id)) + 1;
            me = answer.substring(from, answer.indexOf('"', from));
            phase = Phase.IN;
            ear.joined(this);
        } else {
            if (in.get(at + length - 2) == '}'
                    && text(in, at, Math.min(length, 60)).contains("\"success\":false")) {
                throw new IllegalStateException("refused: " + text(in, at, length));
            }
            ear.acknowledged(this);
        }
    }

    private static String text(ByteBuffer in, int at, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Emits an event that wants an acknowledgement. */
    void ask(String event, String body) {
        say("42" + NAMESPACE + acknowledgement++ + "[\"" + event + "\"," + body + "]");
    }

    /** A masked frame whose mask is zero, which is as good as any. */
    private void say(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        write(frame.putInt(0).put(payload).flip());
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            over();
        }
    }

    /** Does not read any more, until it is let. */
    void stop(boolean stopped) {
        key.interestOps(stopped ? 0 : SelectionKey.OP_READ);
    }

    private void over() {
        if (phase != Phase.OVER) {
            phase = Phase.OVER;
            close();
            ear.lost(this);
        }
    }

    void close() {
        phase = Phase.OVER;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
