package io.videoconf.edge.relay;

import tools.jackson.databind.node.ObjectNode;

/**
 * What is passed on and forgotten: never stored, never logged.
 *
 * @param event its name on the wire
 * @param body what the receiver is told
 */
public record Signal(String event, ObjectNode body) {
    /** Its name alone: what is in it is between two people. */
    @Override
    public String toString() {
        return event;
    }
}
