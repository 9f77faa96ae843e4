package io.videoconf.demo;

import tools.jackson.databind.JsonNode;

/**
 * One event that a socket was sent.
 *
 * @param name the event's name
 * @param body its first argument; missing when it had none
 */
public record Received(String name, JsonNode body) {

    /** Its number in the meeting's log; 0 when it is no fact. */
    public long sequence() {
        return body.path("sequence").asLong(0);
    }

    /** Whether it is a fact of the meeting's log; a snapshot has a number too, and is none. */
    public boolean isFact() {
        return body.has("previous_sequence");
    }

    /** The number of the fact before it that this client may see; -1 when it is no fact. */
    public long previousSequence() {
        return body.path("previous_sequence").asLong(-1);
    }
}
