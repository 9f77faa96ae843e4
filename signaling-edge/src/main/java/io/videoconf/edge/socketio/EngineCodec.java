package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Engine.IO v4 packets: one character of type, then the payload; polling joins several by a separator. */
final class EngineCodec {

    static final char OPEN = '0';
    static final char CLOSE = '1';
    static final char PING = '2';
    static final char PONG = '3';
    static final char MESSAGE = '4';
    static final char UPGRADE = '5';
    static final char NOOP = '6';
    static final char BASE64 = 'b';
    static final char SEPARATOR = '\u001e';

    private static final char REPLACEMENT = '\ufffd';

    private EngineCodec() {}

    /** Text that came in, if it is UTF-8. */
    static String utf8(ByteBuf bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        // The JDK puts this character for what is malformed, and is much faster than to look at each byte.
        if (text.indexOf(REPLACEMENT) >= 0 && !ByteBufUtil.isText(bytes, StandardCharsets.UTF_8)) {
            throw new ProtocolViolation("text is not UTF-8");
        }
        return text;
    }

    /** The packets of the body of a POST. */
    static List<String> split(String payload) {
        List<String> packets = new ArrayList<>(4);
        int start = 0;
        for (int end = payload.indexOf(SEPARATOR); end >= 0; end = payload.indexOf(SEPARATOR, start)) {
            packets.add(payload.substring(start, end));
            start = end + 1;
        }
        packets.add(payload.substring(start));
        return packets;
    }

    /** The bytes of a packet that polling carries as base64. */
    static byte[] base64(String packet) {
        try {
            // The Java client ends its base64 with a line break; the reference server does not mind either.
            return Base64.getDecoder().decode(packet.substring(1).stripTrailing());
        } catch (IllegalArgumentException _) {
            throw new ProtocolViolation("binary packet is not base64");
        }
    }
}
