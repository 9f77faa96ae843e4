package io.videoconf.command.compliance.ledger;

import java.util.Collection;
import java.util.List;

/**
 * The event store as bytes, in its order. What is given out is final: no event will ever appear at a position before
 * one that was given out.
 */
public interface RawEvents {
    /** Where a reading of everything begins. */
    long BEGINNING = -1;

    /**
     * Events beyond a position, in order.
     *
     * @param limit how many at most
     * @throws InterruptedException when the thread is to end
     */
    List<StoredEvent> after(long position, int limit) throws InterruptedException;

    /** All events beyond one position and up to another, which was given out before. */
    List<StoredEvent> between(long after, long until) throws InterruptedException;

    /** The events at these positions, in order; those that there are not are left out. */
    List<StoredEvent> at(Collection<Long> positions) throws InterruptedException;
}
