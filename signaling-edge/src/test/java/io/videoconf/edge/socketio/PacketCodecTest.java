package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

class PacketCodecTest {

    private static Packet decode(String text) {
        return PacketCodec.decode(text, 0);
    }

    private static String text(Frame frame) {
        ByteBuf body = Unpooled.buffer();
        frame.intoPolling(body);
        return body.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|CONNECT|/|-1|0",
                "0/custom|CONNECT|/custom|-1|0",
                "0/custom,{\"token\":\"1\"}|CONNECT|/custom|-1|0",
                "1|DISCONNECT|/|-1|0",
                "1/admin,|DISCONNECT|/admin|-1|0",
                "2[\"foo\"]|EVENT|/|-1|0",
                "212[\"foo\"]|EVENT|/|12|0",
                "2/admin,12[\"foo\",1]|EVENT|/admin|12|0",
                "3/admin,13[\"bar\"]|ACK|/admin|13|0",
                "30[]|ACK|/|0|0",
                "52-/admin,7[\"baz\",{\"_placeholder\":true,\"num\":0}]|BINARY_EVENT|/admin|7|2",
                "61-15[{\"_placeholder\":true,\"num\":0}]|BINARY_ACK|/|15|1"
            })
    void reads_what_the_protocol_allows(String text, PacketType type, String namespace, long id, int attachments) {
        Packet packet = decode(text);

        assertThat(packet.type()).isEqualTo(type);
        assertThat(packet.namespace()).isEqualTo(namespace);
        assertThat(packet.acknowledgementId()).isEqualTo(id);
        assertThat(packet.attachments()).isEqualTo(attachments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "7",
                "9[]",
                "-",
                "2",
                "2{}",
                "2[]",
                "2[null]",
                "2[{}]",
                "2abc[\"e\"]",
                "2[\"e\"",
                "2[\"e\"]]",
                "2[\"e\"] 1",
                "2[\"connect\"]",
                "2[\"disconnect\"]",
                "3[\"no id\"]",
                "31{}",
                "31",
                "0[]",
                "0\"x\"",
                "0/custom,1",
                "01{}",
                "1{}",
                "4{\"message\":\"x\"}",
                "5[\"e\"]",
                "5-[\"e\"]",
                "51[\"e\"]",
                "511-[\"e\"]",
                "5999-[\"e\"]",
                "5x-[\"e\"]",
                "5-1-[\"e\"]",
                "21234567890123456[\"e\"]",
                "2[\"e\",NaN]",
                "2['e']",
                "2/",
                "2/x",
                "2/x,",
                "2[\"\\ud800\"",
                "2[\"e\",\u0000]"
            })
    void refuses_everything_else_with_a_named_violation(String text) {
        assertThatThrownBy(() -> decode(text))
                .isInstanceOf(ProtocolViolation.class)
                .hasNoCause();
    }

    @Test
    void refuses_json_that_is_nested_beyond_reason() {
        String deep = "2[\"e\"," + "[".repeat(5_000) + "]".repeat(5_000) + "]";

        assertThatThrownBy(() -> decode(deep)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void writes_an_event_as_the_reference_server_does() {
        byte[] argument = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(text(PacketCodec.event("/", "foo", argument))).isEqualTo("42[\"foo\",{\"a\":1}]");
        assertThat(text(PacketCodec.event("/admin", "a\"b", argument))).isEqualTo("42/admin,[\"a\\\"b\",{\"a\":1}]");
    }

    @Test
    void writes_bytes_as_attachments_in_the_order_of_their_placeholders() {
        JsonNode nested = JsonNodeFactory.instance.objectNode().set("x", BinaryNode.valueOf(new byte[] {4}));

        List<Frame> frames =
                PacketCodec.event("/", "baz", 3, BinaryNode.valueOf(new byte[] {1, 2, 3}), IntNode.valueOf(5), nested);

        assertThat(frames.stream().map(PacketCodecTest::text))
                .containsExactly(
                        "452-3[\"baz\",{\"_placeholder\":true,\"num\":0},5,{\"x\":{\"_placeholder\":true,\"num\":1}}]",
                        "bAQID",
                        "bBA==");
    }

    @Test
    void writes_an_acknowledgement_with_and_without_arguments() {
        assertThat(PacketCodec.acknowledgement("/n", 12).stream().map(PacketCodecTest::text))
                .containsExactly("43/n,12[]");
        assertThat(PacketCodec.acknowledgement("/", 1, StringNode.valueOf("a")).stream()
                        .map(PacketCodecTest::text))
                .containsExactly("431[\"a\"]");
    }

    @Test
    void puts_attachments_back_where_they_belong() {
        Packet head =
                decode("52-[\"e\",{\"deep\":[{\"_placeholder\":true,\"num\":1}]},{\"_placeholder\":true,\"num\":0}]");
        Attachments attachments = new Attachments(head, 100);

        assertThat(attachments.add(new byte[] {1})).isNull();
        Packet whole = Objects.requireNonNull(attachments.add(new byte[] {2}));

        assertThat(whole.required().path(1).path("deep").path(0).binaryValue()).containsExactly(2);
        assertThat(whole.required().path(2).binaryValue()).containsExactly(1);
    }

    @Test
    void refuses_a_placeholder_without_its_attachment() {
        for (String number : List.of("1", "-1", "\"0\"", "0.5", "null", "99999999999")) {
            Packet head = decode("51-[\"e\",{\"_placeholder\":true,\"num\":" + number + "}]");

            assertThatThrownBy(() -> new Attachments(head, 100).add(new byte[1]))
                    .isInstanceOf(ProtocolViolation.class);
        }
    }

    @Test
    void refuses_attachments_that_are_too_large_together() {
        Attachments attachments = new Attachments(decode("52-[\"e\"]"), 10);
        attachments.add(new byte[6]);

        assertThatThrownBy(() -> attachments.add(new byte[6]))
                .isInstanceOfSatisfying(
                        ProtocolViolation.class,
                        violation -> assertThat(violation.reason()).isEqualTo(DisconnectReason.PAYLOAD_TOO_LARGE));
    }

    @Test
    void splits_a_payload_at_its_separators() {
        assertThat(EngineCodec.split("4hello\u001e2\u001e4world")).containsExactly("4hello", "2", "4world");
        assertThat(EngineCodec.split("")).containsExactly("");
    }

    @Test
    void refuses_text_that_is_not_utf8_but_takes_the_replacement_character() {
        byte[] honest = "4\ufffd".getBytes(StandardCharsets.UTF_8);

        assertThat(EngineCodec.utf8(Unpooled.wrappedBuffer(honest))).isEqualTo("4\ufffd");
        assertThatThrownBy(() -> EngineCodec.utf8(Unpooled.wrappedBuffer(new byte[] {'4', (byte) 0xC3})))
                .isInstanceOf(ProtocolViolation.class);
    }
}
