package io.videoconf.edge.socketio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells the client its auth, answers {@code message} with {@code message-back}, asks back on {@code ask}, sends away on
 * {@code kick}, breaks the connection on {@code break}, and acknowledges everything else with what it got.
 */
final class EchoNamespace implements Namespace {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth) {
        return CompletableFuture.completedFuture(
                new ConnectAnswer.Accepted(auth == null ? JsonNodeFactory.instance.objectNode() : auth));
    }

    @Override
    public void connected(Socket socket) {
        socket.emit("auth", socket.attachment(JsonNode.class));
    }

    @Override
    public void event(Socket socket, Inbound event) {
        List<JsonNode> arguments = new ArrayList<>(event.arguments());
        switch (event.event()) {
            case "message" -> socket.emit("message-back", arguments.toArray(JsonNode[]::new));
            case "ask" ->
                socket.request("question", PATIENCE, event.argument(0))
                        .thenAccept(answer -> event.answer(answer.getFirst()));
            case "break" -> socket.disconnect(DisconnectReason.SERVER_DRAINING);
            case "kick" -> socket.disconnect("kicked");
            default -> event.answer(arguments.toArray(JsonNode[]::new));
        }
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {}
}
