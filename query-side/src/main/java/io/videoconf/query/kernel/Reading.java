package io.videoconf.query.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events once for several views that are made again, and hands each to the worker of its stream: a stream
 * stays in order, and an event is made an object once for all views.
 */
final class Reading implements AutoCloseable {
    private static final int AT_ONCE = 250;

    /** Tells nobody. */
    static final Renewal.Witness SILENT = new Renewal.Witness() {
        @Override
        public void read(long events) {}

        @Override
        public void comparing() {}
    };

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final List<ReadingWorker> workers = new ArrayList<>();
    private final List<List<EventMessage<?>>> next = new ArrayList<>();
    private final Renewal.Witness witness;
    private @Nullable TrackingToken reached;
    private long total;

    /** From the first event on. */
    Reading(EventStore store, List<Renewal.Target> targets, int workers, Renewal.Witness witness) {
        this(store, store.createTailToken(), targets, workers, witness);
    }

    /** From the event after this position on. */
    Reading(
            EventStore store,
            @Nullable TrackingToken from,
            List<Renewal.Target> targets,
            int workers,
            Renewal.Witness witness) {
        this.events = store.openStream(from);
        this.reached = from;
        this.witness = witness;
        for (int number = 0; number < workers; number++) {
            this.workers.add(ReadingWorker.start(targets, number));
            this.next.add(new ArrayList<>(AT_ONCE));
        }
    }

    /**
     * Takes in everything up to this position, and waits until it is written.
     *
     * @return how many events that were
     */
    long upTo(@Nullable TrackingToken position) {
        long before = total;
        try {
            while (position != null && !isBehind(position)) {
                if (!events.hasNextAvailable(1, TimeUnit.SECONDS)) {
                    break; // the position is behind a gap that will never be filled
                }
                take(events.nextAvailable());
            }
            for (int number = 0; number < workers.size(); number++) {
                send(number);
            }
            for (ReadingWorker worker : workers) {
                worker.settle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while views were made again", e);
        }
        witness.read(total);
        return total - before;
    }

    /**
     * Takes in what was begun before this position and committed after it was passed by: whoever followed the events until
     * now may have taken it in, and will not do so again. What does not come within a second was rolled back.
     */
    void fillGaps(@Nullable TrackingToken position) {
        try {
            while (position != null
                    && reached != null
                    && !reached.covers(position)
                    && events.hasNextAvailable(1, TimeUnit.SECONDS)) {
                take(events.nextAvailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while views were made again", e);
        }
        upTo(position);
    }

    /** By numbers: what was begun before that position and is committed after it comes to who follows the events from there. */
    private boolean isBehind(TrackingToken position) {
        TrackingToken last = reached;
        return last != null
                && (last.covers(position)
                        || last.position().orElse(-1) >= position.position().orElse(Long.MAX_VALUE));
    }

    private void take(TrackedEventMessage<?> event) throws InterruptedException {
        reached = event.trackingToken();
        total++;
        // As processors share streams out: what the views keep for a sixteenth of all streams has one writer.
        int number = (Objects.hashCode(ViewHandler.streamOf(event)) & 15) % workers.size();
        next.get(number).add(event);
        if (next.get(number).size() >= AT_ONCE) {
            send(number);
            witness.read(total);
        }
    }

    private void send(int number) throws InterruptedException {
        if (!next.get(number).isEmpty()) {
            workers.get(number).take(List.copyOf(next.get(number)));
            next.get(number).clear();
        }
    }

    @Override
    public void close() {
        events.close();
        workers.forEach(ReadingWorker::close);
    }
}
