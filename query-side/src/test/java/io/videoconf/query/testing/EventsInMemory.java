package io.videoconf.query.testing;

import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** Stored events that outlive the program under test. */
public final class EventsInMemory {
    final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();

    /** Stores an event before any program runs. */
    public void store(String stream, long version, Object fact) {
        engine.appendEvents(
                List.of(new GenericDomainEventMessage<>("Stream", stream, version, fact, QuerySideUnderTest.origin())));
    }
}
