package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Any text as a packet: what can be read means the same when it is written again. */
public final class PacketFuzz {
    private static final int MOST_BYTES = 64;

    private PacketFuzz() {}

    /** Called by the fuzzer, and by {@link FuzzSeedsTest}. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Packet packet = PacketCodec.decode(new String(input, StandardCharsets.UTF_8), 0);
            JsonNode data = packet.data();
            if (packet.attachments() > 0) {
                Packet whole = attached(packet, input);
                if (whole == null) {
                    throw new IllegalStateException("the last attachment completes nothing");
                }
            } else if (packet.type() == PacketType.EVENT
                    && data != null
                    && data.path(0).isString()) {
                again(packet, data);
            }
        } catch (ProtocolViolation refused) {
            // The one way out that there is.
        }
    }

    private static @Nullable Packet attached(Packet packet, byte[] input) {
        Attachments attachments = new Attachments(packet, MOST_BYTES);
        @Nullable Packet whole = null;
        for (int i = 0; i < packet.attachments(); i++) {
            whole = attachments.add(new byte[input.length % (i + 2)]);
        }
        return whole;
    }

    private static void again(Packet packet, JsonNode data) {
        List<JsonNode> arguments = new ArrayList<>();
        data.forEach(arguments::add);
        String event = arguments.removeFirst().asString();
        for (Frame frame : PacketCodec.event(
                packet.namespace(), event, packet.acknowledgementId(), arguments.toArray(JsonNode[]::new))) {
            ByteBuf body = Unpooled.buffer();
            frame.intoPolling(body);
            Packet same = PacketCodec.decode(body.toString(StandardCharsets.UTF_8), 1);
            if (!data.toString().equals(String.valueOf(same.data()))
                    || same.acknowledgementId() != packet.acknowledgementId()) {
                throw new IllegalStateException(packet + " was written as " + same);
            }
        }
    }
}
