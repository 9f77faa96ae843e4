package io.videoconf.edge.relay;

import io.videoconf.api.kernel.ConnectionId;
import reactor.core.publisher.Mono;

/** The places that further devices of one person have in a meeting, whatever edge they are on. */
public interface Places {
    /**
     * Takes a place, until it is given back or this edge is gone.
     *
     * @param person the mailbox of the person's further devices
     * @param most how many places there are
     * @return false when all are taken; fails never, and where other edges cannot be asked counts those of this one
     */
    Mono<Boolean> take(Address person, ConnectionId device, int most);

    /** Gives a place back; one that was not taken is no matter. */
    void giveBack(Address person, ConnectionId device);

    /**
     * Asks to be the one of several devices that acts on an occasion.
     *
     * @param occasion its name, the same on all edges
     * @return whether nobody asked before, within a minute; fails never, and where other edges cannot be asked says so to one
     *     asker on each
     */
    Mono<Boolean> first(String occasion);
}
