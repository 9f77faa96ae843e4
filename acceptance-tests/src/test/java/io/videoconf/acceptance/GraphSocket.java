package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client of graphql-transport-ws, as plain as the protocol. */
final class GraphSocket implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    private GraphSocket(URI base) {
        socket = http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://" + base.getAuthority() + "/graphql"), this)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Without a word yet. */
    static GraphSocket open(URI base) {
        return new GraphSocket(base);
    }

    /** As somebody, acknowledged. */
    static GraphSocket of(Person who) {
        GraphSocket socket = open(who.rest().base());
        socket.send(Json.object(
                "type", "connection_init", "payload", Json.object("authorization", "Bearer " + who.accessToken())));
        socket.await("connection_ack", 1);
        return socket;
    }

    void send(ObjectNode message) {
        socket.sendText(Json.write(message), true)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    void sendText(String message) {
        socket.sendText(message, true)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    void subscribe(String id, String query) {
        send(Json.object("type", "subscribe", "id", id, "payload", Json.object("query", query)));
    }

    /** Waits until so many messages of a type came. */
    List<JsonNode> await(String type, int count) {
        return Awaitility.await().atMost(PATIENCE).until(() -> of(type), found -> found.size() >= count);
    }

    List<JsonNode> of(String type) {
        return received.stream()
                .filter(each -> each.path("type").asString("").equals(type))
                .toList();
    }

    /** Waits for the server to close it. */
    int closed() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            received.add(Json.read(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
