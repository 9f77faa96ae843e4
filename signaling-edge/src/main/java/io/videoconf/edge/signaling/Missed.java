package io.videoconf.edge.signaling;

import java.util.List;

/**
 * What a client missed, as far as it was read from the log.
 *
 * @param facts in order
 * @param upTo how far the reading came; what came after is in memory
 * @param lastSeen the last fact before these that this client could see
 */
record Missed(List<Fact> facts, long upTo, long lastSeen) {
    /** The client is new and missed nothing: the snapshot says all. */
    static final Missed NOTHING = new Missed(List.of(), -1, 0);

    boolean isNothing() {
        return upTo < 0;
    }
}
