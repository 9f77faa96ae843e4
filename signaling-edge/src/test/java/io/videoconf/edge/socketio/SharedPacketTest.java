package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedPacketTest {

    private static byte[] argument(int length) {
        return ("\"" + "x".repeat(length) + "\"").getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 108, 109, 110, 111, 112, 113, 114, 60_000, 65_517, 65_518, 65_519, 65_520, 65_521, 300_000})
    void is_a_frame_that_any_websocket_reads(int length) {
        EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(1_000_000)
                .build()));
        try (SharedPacket packet = SharedPacket.event("/n", "some", argument(length))) {
            channel.writeInbound(packet.retained().intoWire());
        }
        TextWebSocketFrame frame = channel.readInbound();

        assertThat(frame.isFinalFragment()).isTrue();
        assertThat(frame.text()).isEqualTo("42/n,[\"some\",\"" + "x".repeat(length) + "\"]");
        frame.release();
        channel.finishAndReleaseAll();
    }

    @Test
    void shares_its_bytes_and_releases_them_when_the_last_one_has_written_them() {
        SharedPacket packet = SharedPacket.event("/", "some", argument(10));
        Frame first = packet.retained();
        ByteBuf wire = first.intoWire();
        ByteBuf other = packet.retained().intoWire();

        assertThat(wire.memoryAddress()).isEqualTo(other.memoryAddress());
        packet.close();
        packet.close();
        wire.release();
        assertThat(first.references()).isOne();
        other.release();
        assertThat(first.references()).isZero();
    }

    @Test
    void a_closed_packet_is_not_sent() {
        SharedPacket packet = SharedPacket.event("/", "some", argument(10));
        packet.close();

        assertThatThrownBy(packet::retained).isInstanceOf(IllegalStateException.class);
    }
}
