package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Notes what it is called with; lets in whoever does not say {@code {"refuse":true}}, at once or when told to. */
final class RecordingNamespace implements Namespace {

    final List<Socket> connected = new CopyOnWriteArrayList<>();
    final List<Inbound> events = new CopyOnWriteArrayList<>();
    final List<DisconnectReason> disconnected = new CopyOnWriteArrayList<>();
    final CompletableFuture<ConnectAnswer> late = new CompletableFuture<>();

    @Override
    public CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth) {
        String wish = auth == null ? "" : auth.path("wish").asString("");
        return switch (wish) {
            case "wait" -> late;
            case "refuse" -> CompletableFuture.completedFuture(new ConnectAnswer.Refused("no", auth));
            case "fail" -> CompletableFuture.failedFuture(new IllegalStateException("this failure is part of a test"));
            default -> CompletableFuture.completedFuture(new ConnectAnswer.Accepted("somebody"));
        };
    }

    @Override
    public void connected(Socket socket) {
        connected.add(socket);
    }

    @Override
    public void event(Socket socket, Inbound event) {
        events.add(event);
        if (event.event().equals("bug")) {
            throw new IllegalStateException("this failure is part of a test");
        }
    }

    /** Waits for it: the client is told first. */
    void hasLostOne(DisconnectReason reason) {
        await().untilAsserted(() -> assertThat(disconnected).containsExactly(reason));
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        disconnected.add(reason);
    }
}
