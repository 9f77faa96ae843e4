package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is bounded: time, bytes, packets, and the life of a server that goes away. */
class LimitsTest {

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

    @Test
    void a_session_without_an_accepted_connect_is_closed_in_time() throws Exception {
        restart(OPTIONS.withConnectTimeout(Duration.ofSeconds(4)));
        RunningServer.Client silent = server.webSocket(true);
        RunningServer.Client refused = server.webSocket(true);
        refused.say("40{\"wish\":\"refuse\"}");
        RunningServer.Client in = server.connected();

        await().until(() -> silent.closeCode != 0 && refused.closeCode != 0);

        assertThat(silent.closeReason).isEqualTo("connect_timeout");
        assertThat(silent.closeCode).isEqualTo(DisconnectReason.CONNECT_TIMEOUT.closeCode());
        assertThat(refused.texts).contains("44{\"message\":\"no\",\"data\":{\"wish\":\"refuse\"}}");
        assertThat(in.closeCode).isZero();
        assertThat(server.socketIo.figures().handshakeTimeouts()).isEqualTo(2);
        assertThat(server.socketIo.figures().sessions()).isOne();
    }

    @Test
    void a_message_that_is_too_large_closes_the_socket_with_that_reason() throws Exception {
        restart(OPTIONS.withMaxPayload(1_000));
        RunningServer.Client large = server.connected();
        onlySocket();
        large.say("42[\"" + "x".repeat(2_000) + "\"]");
        await().until(() -> large.closeCode != 0);

        assertThat(large.closeCode).isEqualTo(1009);
        assertThat(large.closeReason).isEqualTo("payload_too_large");
        RunningServer.Client fragments = server.webSocket(true);
        fragments.open().sendText("4" + "x".repeat(600), false).join();
        fragments.open().sendText("x".repeat(600), true).join();
        await().until(() -> fragments.closeCode != 0);
        assertThat(fragments.closeReason).isEqualTo("payload_too_large");
        assertThat(server.namespace.events).isEmpty();
    }

    @Test
    void a_post_that_is_too_large_is_refused_and_ends_the_session() throws Exception {
        restart(OPTIONS.withMaxPayload(1_000));
        String sid = server.pollingSession();

        assertThat(server.post("transport=polling&sid=" + sid, new byte[1_001]).statusCode())
                .isEqualTo(413);
        assertThat(server.get("transport=polling&sid=" + sid).statusCode()).isEqualTo(400);
    }

    @Test
    void a_slow_consumer_is_closed_by_name_and_what_waited_for_it_is_released() throws Exception {
        restart(OPTIONS.withOutboundLimits(64, 4 * 1024 * 1024));
        RunningServer.Client slow = server.webSocket(false);
        slow.say("40");
        Socket socket = onlySocket();
        byte[] argument = Json.write("x".repeat(50_000));
        try (SharedPacket packet = SharedPacket.event("/", "much", argument)) {
            Frame frame = packet.retained();
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                // Few enough at a time for one who reads.
                for (int i = 0; i < 16; i++) {
                    socket.send(packet);
                }
                return !server.namespace.disconnected.isEmpty();
            });

            assertThat(server.namespace.disconnected).containsExactly(DisconnectReason.SLOW_CONSUMER);
            assertThat(server.socketIo.figures().evictions()).isOne();
            assertThat(server.socketIo.figures().queuedPackets()).isZero();
            assertThat(socket.isOpen()).isFalse();
            frame.release();
            slow.open().request(Long.MAX_VALUE);
            await().until(() -> frame.references() == 1);
            await().until(() -> slow.closeCode != 0 || !slow.errors.isEmpty());
            assertThat(slow.closeReason).isIn("slow_consumer", "");
        }
    }

    @Test
    void a_polling_client_that_does_not_poll_is_a_slow_consumer_too() throws Exception {
        restart(OPTIONS.withOutboundLimits(10, 1_000_000));
        String sid = server.pollingSession();
        server.post("transport=polling&sid=" + sid, "40".getBytes(StandardCharsets.US_ASCII));
        Socket socket = onlySocket();
        for (int i = 0; i < 11; i++) {
            socket.emit("news", JsonNodeFactory.instance.numberNode(i));
        }

        await().until(() -> server.namespace.disconnected.contains(DisconnectReason.SLOW_CONSUMER));
        assertThat(server.get("transport=polling&sid=" + sid).statusCode()).isEqualTo(400);
    }

    @Test
    void a_drain_tells_everybody_refuses_newcomers_and_ends_when_all_are_gone() throws Exception {
        RunningServer.Client client = server.connected();
        onlySocket();
        CompletableFuture<Void> drained = new CompletableFuture<>();
        Disposable drain = server.socketIo
                .drain(Duration.ofMillis(800))
                .subscribe(_ -> {}, drained::completeExceptionally, () -> drained.complete(null));
        await().until(() -> client.texts.contains("42[\"server_draining\",{\"grace_ms\":800}]"));

        assertThat(server.get("transport=polling").statusCode()).isEqualTo(503);
        await().until(drained::isDone);
        await().until(() -> client.closeCode != 0);
        assertThat(client.closeCode).isEqualTo(1001);
        assertThat(client.closeReason).isEqualTo("server_draining");
        assertThat(drained).isCompleted();
        server.namespace.hasLostOne(DisconnectReason.SERVER_DRAINING);
        drain.dispose();
    }

    @Test
    void an_end_by_this_server_is_told_by_its_code_and_its_reason() throws Exception {
        RunningServer.Client again = server.connected();
        onlySocket().disconnect(DisconnectReason.RECONNECT);
        await().until(() -> again.closeCode != 0);
        assertThat(again.closeCode).isEqualTo(4004);
        assertThat(again.closeReason).isEqualTo("reconnect");
        assertThat(again.texts).doesNotContain("41");

        server.namespace.connected.clear();
        RunningServer.Client never = server.connected();
        onlySocket().disconnect("superseded");
        await().until(() -> never.closeCode != 0);
        assertThat(never.closeCode).isEqualTo(1000);
        assertThat(never.closeReason).isEqualTo("superseded");
        assertThat(never.texts).endsWith("41");
    }

    @Test
    void a_drain_without_clients_is_over_at_once() {
        server.socketIo.drain(Duration.ofHours(1)).block(Duration.ofSeconds(5));
    }

    @Test
    void a_client_that_does_not_answer_pings_is_closed_by_name() throws Exception {
        restart(OPTIONS.withHeartbeat(Duration.ofMillis(200), Duration.ofSeconds(4)));
        RunningServer.Client client = server.connected();

        await().until(() -> client.closeCode != 0);

        assertThat(client.texts).contains("2");
        assertThat(client.closeReason).isEqualTo("ping_timeout");
        server.namespace.hasLostOne(DisconnectReason.PING_TIMEOUT);
    }
}
