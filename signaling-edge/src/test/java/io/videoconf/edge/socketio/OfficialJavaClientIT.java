package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpResources;

/** The official Java client, as it is, against a real server. */
class OfficialJavaClientIT {

    private final DisposableServer server = ProtocolEcho.start(
            0,
            SocketIoOptions.defaults().withHeartbeat(Duration.ofSeconds(1), Duration.ofSeconds(1)),
            HttpResources.get());
    private final List<Socket> clients = new ArrayList<>();

    @AfterEach
    void stop() {
        clients.forEach(Socket::close);
        server.disposeNow(Duration.ofSeconds(5));
    }

    private Socket client(String namespace, String... transports) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setTransports(transports)
                .setAuth(Map.of("token", "abc"))
                .setReconnectionDelay(10)
                .build();
        Socket client = IO.socket(URI.create("http://127.0.0.1:" + server.port() + namespace), options);
        clients.add(client);
        return client;
    }

    private static List<Object> heard(Socket client, String event) {
        List<Object> heard = new CopyOnWriteArrayList<>();
        client.on(event, arguments -> heard.add(arguments.length == 0 ? event : arguments[0]));
        return heard;
    }

    private static List<Object> ask(Socket client, String event, Object... arguments) {
        List<Object> answer = new CopyOnWriteArrayList<>();
        client.emit(event, arguments, (Ack) answers -> answer.addAll(List.of(answers)));
        await().until(() -> !answer.isEmpty());
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void everything_works_over(String transports) {
        Socket client = client("/", transports.split(","));
        List<Object> auth = heard(client, "auth");
        List<Object> back = heard(client, "message-back");
        client.on("question", arguments -> ((Ack) arguments[1]).call((int) arguments[0] + 1));
        client.connect();

        await().until(() -> !auth.isEmpty());
        assertThat(((JSONObject) auth.getFirst()).optString("token")).isEqualTo("abc");
        for (int i = 0; i < 300; i++) {
            client.emit("message", i);
        }
        await().until(() -> back.size() == 300);
        for (int i = 0; i < 300; i++) {
            assertThat(back.get(i)).isEqualTo(i);
        }
        assertThat(ask(client, "with-ack", "é€😀")).containsExactly("é€😀");
        assertThat((byte[]) ask(client, "with-ack", new byte[] {1, 2, 3}).getFirst())
                .containsExactly(1, 2, 3);
        assertThat(ask(client, "with-ack", "x".repeat(300_000))).containsExactly("x".repeat(300_000));
        assertThat(ask(client, "ask", 41)).containsExactly(42);
    }

    @Test
    // This client does not answer a close frame and waits for the ping that does not come, hence the short heartbeat.
    void a_client_whose_connection_breaks_comes_back_by_itself() {
        Socket client = client("/", "websocket");
        List<Object> connects = heard(client, Socket.EVENT_CONNECT);
        List<Object> disconnects = heard(client, Socket.EVENT_DISCONNECT);
        client.connect();
        await().until(() -> connects.size() == 1);

        client.emit("break");

        await().until(() -> connects.size() == 2);
        assertThat(disconnects).hasSize(1);
    }

    @Test
    void a_client_that_was_sent_away_stays_away() {
        Socket client = client("/", "websocket");
        List<Object> disconnects = heard(client, Socket.EVENT_DISCONNECT);
        client.connect();
        client.emit("kick");

        await().until(() -> !disconnects.isEmpty());
        assertThat(disconnects).containsExactly("io server disconnect");
    }

    @Test
    void a_refusal_carries_its_message_and_its_data() throws Exception {
        Socket client = client("/refusing", "websocket");
        List<Object> errors = heard(client, Socket.EVENT_CONNECT_ERROR);
        client.connect();

        await().until(() -> !errors.isEmpty());
        JSONObject error = (JSONObject) errors.getFirst();
        assertThat(error.optString("message")).isEqualTo("no");
        assertThat(error.getJSONObject("data").getJSONObject("error").getString("code"))
                .isEqualTo("INVALID_TOKEN");
    }

    @Test
    void two_namespaces_share_one_connection() {
        Socket main = client("/", "websocket");
        Socket custom = main.io().socket("/custom");
        List<Object> auth = heard(custom, "auth");
        List<Object> back = heard(main, "message-back");
        main.connect();
        custom.connect();
        await().until(() -> !auth.isEmpty());
        custom.disconnect();
        main.emit("message", "still here");

        await().until(() -> back.contains("still here"));
    }
}
