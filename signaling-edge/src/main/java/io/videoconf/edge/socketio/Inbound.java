package io.videoconf.edge.socketio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An event from a client.
 *
 * @param event its name
 * @param arguments what came with it; binary attachments stand in their places as {@code BinaryNode}
 * @param acknowledgement where the client awaits an answer, else null
 */
public record Inbound(
        String event, List<JsonNode> arguments, @Nullable Acknowledgement acknowledgement) {

    public Inbound {
        arguments = List.copyOf(arguments);
    }

    /** The argument at that place, counted from 0, or a {@code MissingNode}. */
    public JsonNode argument(int place) {
        return place < arguments.size() ? arguments.get(place) : MissingNode.getInstance();
    }

    /** Answers if the client awaits it, else does nothing. */
    public void answer(JsonNode... answer) {
        if (acknowledgement != null) {
            acknowledgement.answer(answer);
        }
    }
}
