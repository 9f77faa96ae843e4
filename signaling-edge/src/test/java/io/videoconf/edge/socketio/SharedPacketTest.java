package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @Test
    void several_are_one_write_and_a_message_each() {
        EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(1_000_000)
                .build()));
        try (SharedPacket one = SharedPacket.event("/", "a", argument(1));
                SharedPacket two = SharedPacket.event("/", "b", argument(200));
                SharedPacket three = SharedPacket.event("/", "c", argument(70_000));
                SharedPacket all = SharedPacket.joined(List.of(one, two, three))) {
            assertThat(Packets.of(all)).hasSize(3).first().isEqualTo("42[\"a\",\"x\"]");
            assertThat(all.size()).isEqualTo(one.size() + two.size() + three.size());
            channel.writeInbound(all.retained().intoWire());
        }
        for (String event : List.of("a", "b", "c")) {
            TextWebSocketFrame frame = channel.readInbound();
            assertThat(frame.text()).startsWith("42[\"" + event + "\",\"x");
            frame.release();
        }
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 70, 200, 70_000})
    void what_only_ends_differently_shares_its_beginning(int length) {
        EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(false)
                .maxFramePayloadLength(1_000_000)
                .build()));
        String common = "{\"all\":\"" + "y".repeat(length) + "\"";
        Frame kept;
        try (SharedBeginning beginning = SharedBeginning.of("/n", "some", common.getBytes(StandardCharsets.UTF_8));
                SharedPacket mine = beginning.ending(",\"me\":1}");
                SharedPacket yours = beginning.ending(",\"me\":2}")) {
            kept = yours.retained();
            assertThat(Packets.of(mine)).containsExactly("42/n,[\"some\"," + common + ",\"me\":1}]");
            channel.writeInbound(mine.retained().intoWire());
        }
        TextWebSocketFrame frame = channel.readInbound();
        assertThat(frame.text()).isEqualTo("42/n,[\"some\"," + common + ",\"me\":1}]");
        frame.release();
        channel.writeInbound(kept.intoWire());
        TextWebSocketFrame other = channel.readInbound();
        assertThat(other.text()).endsWith(",\"me\":2}]");
        other.release();
        channel.finishAndReleaseAll();
        assertThat(kept.references()).isZero();
    }
}
