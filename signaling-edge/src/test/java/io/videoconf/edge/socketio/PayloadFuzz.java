package io.videoconf.edge.socketio;

import io.netty.buffer.Unpooled;

/** Any bytes as the body of a POST: its packets are read, or it is refused as a violation. */
public final class PayloadFuzz {
    private PayloadFuzz() {}

    /** Called by the fuzzer, and by {@link FuzzSeedsTest}. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            for (String packet : EngineCodec.split(EngineCodec.utf8(Unpooled.wrappedBuffer(input)))) {
                if (!packet.isEmpty() && packet.charAt(0) == EngineCodec.BASE64) {
                    EngineCodec.base64(packet);
                } else if (!packet.isEmpty() && packet.charAt(0) == EngineCodec.MESSAGE) {
                    PacketCodec.decode(packet, 1);
                }
            }
        } catch (ProtocolViolation refused) {
            // The one way out that there is.
        }
    }
}
