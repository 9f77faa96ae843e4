package io.videoconf.command.compliance.ledger;

import io.videoconf.command.platform.CommitWitness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last events that were committed here, as they were stored: to chain them they need not be read back. Each is given out
 * once; whoever needs it again, or comes too late, finds it in the store.
 */
final class RecentEvents implements CommitWitness {
    /** More than come between two rounds of the ledger. A power of two. */
    private static final int KEPT = 4096;

    /** What is larger is read again, rather than kept, in bytes. */
    private static final int LARGE = 16 * 1024;

    private final AtomicLong newest = new AtomicLong();
    private final AtomicReferenceArray<@Nullable StoredEvent> ring = new AtomicReferenceArray<>(KEPT);

    @Override
    public void committed(List<Row> rows) {
        for (Row row : rows) {
            newest.accumulateAndGet(row.position(), Math::max);
            if (row.payload().length > LARGE) {
                continue;
            }
            ring.set(
                    slot(row.position()),
                    new StoredEvent(
                            row.position(),
                            row.eventId(),
                            row.streamType(),
                            row.streamId(),
                            row.sequence(),
                            row.time(),
                            row.payloadType(),
                            row.payloadRevision(),
                            row.metadata(),
                            row.payload()));
        }
    }

    /** Those that come right after a position, in order, up to the first that is not here: nothing will ever come between them. */
    List<StoredEvent> takeAfter(long position, int limit) {
        List<StoredEvent> found = new ArrayList<>();
        for (long next = Math.max(position, 0) + 1; found.size() < limit; next++) {
            StoredEvent event = ring.get(slot(next));
            if (event == null || event.position() != next) {
                break;
            }
            // One that takes its place meanwhile is only found in the store later.
            ring.set(slot(next), null);
            found.add(event);
        }
        return found;
    }

    /** Whether anything beyond a position was committed here. */
    boolean isBeyond(long position) {
        return newest.get() > position;
    }

    /** What is here is not what the store has. */
    void forget() {
        newest.set(0);
        for (int slot = 0; slot < KEPT; slot++) {
            ring.set(slot, null);
        }
    }

    private static int slot(long position) {
        return (int) (position & (KEPT - 1));
    }
}
