package io.videoconf.edge.socketio;

import tools.jackson.databind.JsonNode;

/** The answer that a client awaits to one of its events. */
public interface Acknowledgement {

    /**
     * Answers; may be called from any thread, at any time. Only the first call counts; one for a socket that is closed
     * does nothing.
     *
     * @param arguments what the client's callback is called with; a {@code BinaryNode} anywhere in it goes as an
     *     attachment
     */
    void answer(JsonNode... arguments);
}
