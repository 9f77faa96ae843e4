package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

class SocketIoServerTest {

    private static final SocketIoOptions OPTIONS = SocketIoOptions.defaults();

    private RunningServer server = new RunningServer(OPTIONS);

    @AfterEach
    void stop() {
        server.close();
    }

    private void restart(SocketIoOptions options) {
        server.close();
        server = new RunningServer(options);
    }

    private Socket onlySocket() {
        await().until(() -> server.namespace.connected.size() == 1);
        return server.namespace.connected.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=abc", "access_token=abc"})
    void a_token_in_the_url_is_refused_and_the_message_says_where_it_belongs(String query) throws Exception {
        HttpResponse<String> response = server.get("transport=polling&" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("auth payload").doesNotContain("abc");
        assertThat(server.socketIo.figures().sessions()).isZero();
    }

    @Test
    void nothing_is_dispatched_before_a_connect_is_accepted() throws Exception {
        RunningServer.Client early = server.webSocket(true);
        early.say("42[\"early\"]");
        RunningServer.Client impatient = server.webSocket(true);
        impatient.say("40{\"wish\":\"wait\"}");
        impatient.say("42[\"early\"]");

        await().until(() -> early.closeCode != 0 && impatient.closeCode != 0);
        server.namespace.late.complete(new ConnectAnswer.Accepted("too late"));

        assertThat(early.closeReason).isEqualTo("protocol_violation");
        assertThat(impatient.closeReason).isEqualTo("protocol_violation");
        assertThat(server.namespace.events).isEmpty();
        assertThat(server.namespace.connected).isEmpty();
        assertThat(server.namespace.disconnected).isEmpty();
    }

    @Test
    void an_answer_may_come_later_and_from_any_thread() throws Exception {
        RunningServer.Client client = server.webSocket(true);
        client.say("40{\"wish\":\"wait\"}");
        var _ = CompletableFuture.runAsync(() -> server.namespace.late.complete(new ConnectAnswer.Accepted(7)));

        assertThat(onlySocket().attachment(Integer.class)).isEqualTo(7);
        await().until(() -> client.texts.size() == 2);
        assertThat(client.texts.getLast())
                .isEqualTo("40{\"sid\":\"" + onlySocket().id() + "\"}");
    }

    @Test
    void a_namespace_that_cannot_answer_is_a_refusal_without_its_cause() throws Exception {
        RunningServer.Client client = server.webSocket(true);
        client.say("40{\"wish\":\"fail\"}");

        await().until(() -> client.texts.contains("44{\"message\":\"internal error\"}"));
    }

    @Test
    void a_handler_that_fails_ends_its_own_session_only() throws Exception {
        RunningServer.Client other = server.connected();
        onlySocket();
        RunningServer.Client unlucky = server.connected();
        await().until(() -> server.namespace.connected.size() == 2);
        unlucky.say("42[\"bug\"]");

        await().until(() -> unlucky.closeCode != 0);

        assertThat(unlucky.closeReason).isEqualTo("internal_error");
        server.namespace.hasLostOne(DisconnectReason.INTERNAL_ERROR);
        other.say("42[\"fine\"]");
        await().until(() -> server.namespace.events.size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2", "0", "5", "42", "42{}", "40", "4abc", "43[]", "44{}", "451-[\"e\"]|text"})
    void malformed_input_closes_the_one_socket_with_a_reason(String packets) throws Exception {
        RunningServer.Client client = server.connected();
        onlySocket();
        for (String packet : packets.split("\\|", -1)) {
            client.say(packet);
        }

        await().until(() -> client.closeCode != 0);

        assertThat(client.closeReason).isEqualTo("protocol_violation");
        assertThat(client.closeCode).isEqualTo(DisconnectReason.PROTOCOL_VIOLATION.closeCode());
        server.namespace.hasLostOne(DisconnectReason.PROTOCOL_VIOLATION);
        assertThat(server.socketIo.figures().violations()).isOne();
    }

    @Test
    void a_post_that_is_not_utf8_or_not_base64_is_refused_and_ends_the_session() throws Exception {
        for (byte[] body : List.of(new byte[] {'4', (byte) 0xFF}, "b!!".getBytes(StandardCharsets.US_ASCII))) {
            String sid = server.pollingSession();
            assertThat(server.post("transport=polling&sid=" + sid, body).statusCode())
                    .isEqualTo(400);
            assertThat(server.get("transport=polling&sid=" + sid).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void requests_that_are_no_engine_io_get_an_answer_and_no_session() throws Exception {
        assertThat(server.get("transport=websocket").statusCode()).isEqualTo(400);
        assertThat(server.get("transport=polling&sid=nobody").body()).contains("Session ID unknown");
        assertThat(server.post("transport=polling&sid=nobody", new byte[0]).statusCode())
                .isEqualTo(400);
        assertThat(server.get("transport=carrier-pigeon").body()).contains("Transport unknown");
        assertThat(server.socketIo.figures().sessions()).isZero();
    }

    @Test
    void a_shared_packet_reaches_sockets_on_both_transports_and_is_released() throws Exception {
        RunningServer.Client webSocket = server.connected();
        onlySocket();
        String sid = server.pollingSession();
        server.post("transport=polling&sid=" + sid, "40".getBytes(StandardCharsets.US_ASCII));
        server.get("transport=polling&sid=" + sid);
        await().until(() -> server.namespace.connected.size() == 2);
        SharedPacket packet = SharedPacket.event("/", "news", "{\"a\":1}".getBytes(StandardCharsets.US_ASCII));
        Frame frame = packet.retained();
        server.namespace.connected.forEach(socket -> socket.send(packet));
        packet.close();
        frame.release();

        assertThat(server.get("transport=polling&sid=" + sid).body()).isEqualTo("42[\"news\",{\"a\":1}]");
        await().until(() -> webSocket.texts.contains("42[\"news\",{\"a\":1}]"));
        await().until(() -> frame.references() == 0);
    }

    @Test
    void what_one_thread_emits_arrives_in_that_order_also_across_an_upgrade() throws Exception {
        String sid = server.pollingSession();
        server.post("transport=polling&sid=" + sid, "40".getBytes(StandardCharsets.US_ASCII));
        Socket socket = onlySocket();
        CompletableFuture<Void> emitting = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 1_500; i++) {
                socket.emit("n", JsonNodeFactory.instance.numberNode(i));
            }
        });
        StringBuilder polled =
                new StringBuilder(server.get("transport=polling&sid=" + sid).body());
        RunningServer.Client upgraded = server.upgrade(sid);
        upgraded.say("2probe");
        await().until(() -> upgraded.texts.contains("3probe"));
        polled.append('\u001e')
                .append(server.get("transport=polling&sid=" + sid).body());
        upgraded.say("5");
        emitting.join();
        socket.emit("end");
        await().until(() -> upgraded.texts.contains("42[\"end\"]"));

        List<String> numbers = java.util.stream.Stream.concat(
                        EngineCodec.split(polled.toString()).stream(), upgraded.texts.stream())
                .filter(packet -> packet.startsWith("42[\"n\""))
                .toList();
        assertThat(numbers)
                .isEqualTo(java.util.stream.IntStream.range(0, 1_500)
                        .mapToObj(i -> "42[\"n\"," + i + "]")
                        .toList());
        assertThat(socket.transport()).isEqualTo(Transport.WEBSOCKET);
        assertThat(socket.handshake().transport()).isEqualTo(Transport.POLLING);
    }

    @Test
    void only_allowed_origins_and_the_host_itself_come_in_from_a_browser() throws Exception {
        restart(OPTIONS.withAllowedOrigins(Set.of("https://app.example")));
        HttpResponse<String> foreign = server.get("transport=polling", "Origin", "https://evil.example");
        HttpResponse<String> allowed = server.get("transport=polling", "Origin", "https://app.example");
        HttpResponse<String> same = server.get("transport=polling", "Origin", "http://127.0.0.1:" + server.port());
        HttpResponse<String> preflight = server.options("Origin", "https://app.example");

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET,POST");
        assertThat(server.options("Origin", "null").statusCode()).isEqualTo(403);
    }

    @Test
    void a_question_to_the_client_is_answered_or_times_out_or_is_cancelled() throws Exception {
        RunningServer.Client client = server.connected();
        Socket socket = onlySocket();
        CompletableFuture<List<JsonNode>> answered = socket.request(
                        "q", Duration.ofSeconds(30), StringNode.valueOf("?"))
                .toCompletableFuture();
        await().until(() -> client.texts.contains("420[\"q\",\"?\"]"));
        client.say("430[\"yes\"]");
        client.say("4399[\"nobody asked\"]");

        assertThat(answered.join()).containsExactly(StringNode.valueOf("yes"));
        CompletableFuture<List<JsonNode>> late =
                socket.request("q", Duration.ofMillis(20)).toCompletableFuture();
        assertThatThrownBy(late::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        CompletableFuture<List<JsonNode>> cancelled =
                socket.request("q", Duration.ofSeconds(30)).toCompletableFuture();
        client.say("1");
        assertThatThrownBy(cancelled::join).isInstanceOf(CancellationException.class);
        await().until(() -> server.namespace.disconnected.equals(List.of(DisconnectReason.CLIENT)));
    }

    @Test
    void being_sent_away_is_told_after_what_was_emitted_before() throws Exception {
        RunningServer.Client client = server.connected();
        Socket socket = onlySocket();
        socket.emit("last");
        socket.disconnect("account_suspended");
        socket.emit("never");

        await().until(() -> client.closeCode != 0);

        assertThat(client.texts).endsWith("42[\"last\"]", "41");
        assertThat(client.closeReason).isEqualTo("account_suspended");
        server.namespace.hasLostOne(DisconnectReason.SERVER);
        assertThat(server.socketIo.figures().sockets()).isZero();
    }
}
