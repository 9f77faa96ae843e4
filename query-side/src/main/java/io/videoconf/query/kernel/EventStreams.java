package io.videoconf.query.kernel;

import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads streams from the event store, a few events at a time, never from a snapshot and never whole into memory. */
public final class EventStreams {
    private final EventStore store;

    /** Streams of this store. */
    public EventStreams(EventStore store) {
        this.store = store;
    }

    /**
     * Shows the events of a stream in order, until the visitor has seen enough.
     *
     * @param after the version before the first event wanted; 0 for the whole stream
     * @param visitor says whether it wants to see another
     * @param facts what the stream's events are; an event of another kind is a bug
     */
    public <E> void read(String stream, long after, Class<E> facts, Predicate<Fact<E>> visitor) {
        DomainEventStream events = store.readEvents(stream, after);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            if (!visitor.test(fact(event, facts))) {
                return;
            }
        }
    }

    private static <E> Fact<E> fact(DomainEventMessage<?> event, Class<E> facts) {
        @Nullable Object payload = event.getPayload();
        return new Fact<>(
                facts.cast(payload),
                event.getAggregateIdentifier(),
                event.getSequenceNumber() + 1,
                event.getIdentifier(),
                event.getTimestamp(),
                event.getMetaData());
    }
}
