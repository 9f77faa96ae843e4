package io.videoconf.edge.signaling;

import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a client's event.
 *
 * @param answer what its acknowledgement says
 * @param afterwards what to do once the answer is on its way
 */
record Reply(ObjectNode answer, Runnable afterwards) {

    static Reply of(ObjectNode answer) {
        return new Reply(answer, () -> {});
    }
}
