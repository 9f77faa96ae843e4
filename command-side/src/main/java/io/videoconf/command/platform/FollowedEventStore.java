package io.videoconf.command.platform;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/** The framework's event store, with a tail of our own that processors follow. */
final class FollowedEventStore extends EmbeddedEventStore {
    private final EventTail tail;

    /**
     * @param last how many events are kept in memory for processors that are behind
     */
    FollowedEventStore(EmbeddedEventStore.Builder store, int last) {
        super(store);
        tail = new EventTail(storageEngine(), last);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return tail.open(after);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        tail.news();
    }

    @Override
    public void shutDown() {
        tail.close();
        super.shutDown();
    }
}
