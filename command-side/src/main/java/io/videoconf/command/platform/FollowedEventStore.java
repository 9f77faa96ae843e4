package io.videoconf.command.platform;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** The framework's event store, with a tail of our own that processors follow. */
final class FollowedEventStore extends EmbeddedEventStore {
    private final EventTail tail;
    private final List<CommitWitness> witnesses;

    /**
     * @param committed tells the events of commands that were carried out here
     * @param last how many events are kept in memory for processors that are behind
     * @param witnesses are told what was committed
     */
    FollowedEventStore(
            EmbeddedEventStore.Builder store, CommittedEvents committed, int last, List<CommitWitness> witnesses) {
        super(store);
        this.witnesses = List.copyOf(witnesses);
        tail = new EventTail(storageEngine(), committed, last);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return tail.open(after);
    }

    /** What failed may have been stored all the same, where only the answer was lost. */
    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        super.prepareCommit(events);
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().onRollback(_ -> tail.committed(List.of()));
        }
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        Writes writes = Writes.current();
        List<Committed> known = writes == null ? List.of() : writes.takeCommitted();
        tail.committed(known);
        if (!witnesses.isEmpty()) {
            List<CommitWitness.Row> rows =
                    known.stream().map(CommitWitness.Row::of).toList();
            witnesses.forEach(witness -> witness.committed(rows));
        }
    }

    @Override
    public void shutDown() {
        tail.close();
        super.shutDown();
    }
}
