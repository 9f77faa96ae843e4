package io.videoconf.edge.socketio;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets nobody in, and says why. */
final class RefusingNamespace implements Namespace {

    @Override
    public CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("error").put("code", "INVALID_TOKEN");
        return CompletableFuture.completedFuture(new ConnectAnswer.Refused("no", data));
    }

    @Override
    public void connected(Socket socket) {
        throw new IllegalStateException("connected though it was refused");
    }

    @Override
    public void event(Socket socket, Inbound event) {
        throw new IllegalStateException("an event though it was refused");
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        throw new IllegalStateException("disconnected though it was refused");
    }
}
