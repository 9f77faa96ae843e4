package io.videoconf.edge.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a {@link Namespace} says to a client that wants in. */
public sealed interface ConnectAnswer {

    /**
     * Let in.
     *
     * @param attachment whatever the namespace wants to find again on {@link Socket#attachment}
     */
    record Accepted(Object attachment) implements ConnectAnswer {}

    /**
     * Turned away with a {@code connect_error}.
     *
     * @param message the error's message
     * @param data the error's {@code data}, or null for none
     */
    record Refused(String message, @Nullable JsonNode data) implements ConnectAnswer {}
}
