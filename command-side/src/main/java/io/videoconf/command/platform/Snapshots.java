package io.videoconf.command.platform;

import java.io.Serializable;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * When snapshots are taken: after every so many events, at the end of the command that brought the last of them.
 *
 * <p>A state that grows with its stream is written out as a whole each time, so that a fixed distance would cost more with every
 * event. There it is after every tenth of the stream: this costs the same for each event, however many there are, and what is
 * read again when a stream is loaded is a tenth of it at most.
 */
final class Snapshots implements SnapshotTriggerDefinition {
    private static final int PARTS = 10;

    private final SnapshotWriter writer;
    private final int atLeast;
    private final boolean growing;

    /**
     * @param atLeast events between two snapshots
     * @param growing whether the state grows with its stream
     */
    Snapshots(SnapshotWriter writer, int atLeast, boolean growing) {
        this.writer = writer;
        this.atLeast = atLeast;
        this.growing = growing;
    }

    /** Before the aggregate is read. */
    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(writer, atLeast, growing);
    }

    /** Events of one aggregate since its last snapshot. It is serializable because the framework remembers no others. */
    private static final class Trigger implements SnapshotTrigger, Serializable {
        private static final long serialVersionUID = 1L;

        private final transient SnapshotWriter writer;
        private final int atLeast;
        private final boolean growing;
        private final long readAt;
        private long since;

        Trigger(SnapshotWriter writer, int atLeast, boolean growing) {
            this.writer = writer;
            this.atLeast = atLeast;
            this.growing = growing;
            this.readAt = writer.erasures();
        }

        @Override
        public void eventHandled(EventMessage<?> message) {
            since++;
            if (message instanceof DomainEventMessage<?> event && isDue(event.getSequenceNumber() + 1)) {
                since = 0;
                EventSourcedAggregate<?> aggregate = Scope.getCurrentScope();
                CurrentUnitOfWork.get().afterCommit(_ -> writer.take(aggregate, readAt));
            }
        }

        private boolean isDue(long length) {
            return since >= (growing ? Math.max(atLeast, length / PARTS) : atLeast);
        }

        @Override
        public void initializationFinished() {
            // What was read counts as what is new does.
        }
    }
}
