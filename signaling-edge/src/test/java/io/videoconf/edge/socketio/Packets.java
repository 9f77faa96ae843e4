package io.videoconf.edge.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is in packets that were made to be sent, for tests of those who send them. */
public final class Packets {
    private Packets() {}

    /** Its events as Engine.IO messages, in their order. */
    public static List<String> of(SharedPacket packet) {
        ByteBuf body = Unpooled.buffer();
        packet.retained().intoPolling(body);
        return List.of(body.toString(StandardCharsets.UTF_8).split(String.valueOf(EngineCodec.SEPARATOR)));
    }
}
