package io.videoconf.query.testing;

import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** Stored events that outlive the program under test. */
public final class EventsInMemory {
    final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
}
