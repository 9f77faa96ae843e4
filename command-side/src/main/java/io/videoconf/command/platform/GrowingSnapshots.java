package io.videoconf.command.platform;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * A snapshot after every so many events; of a long stream, after every tenth of it. A state that grows with its stream is
 * written out as a whole each time, so that a fixed distance would cost more with every event; this costs the same for each,
 * however many there are. What is read again when a stream is loaded is a tenth of it at most.
 */
final class GrowingSnapshots implements SnapshotTriggerDefinition {
    private static final int PARTS = 10;

    private final Snapshotter snapshotter;
    private final int atLeast;

    /** @param atLeast events between two snapshots */
    GrowingSnapshots(Snapshotter snapshotter, int atLeast) {
        this.snapshotter = snapshotter;
        this.atLeast = atLeast;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType, atLeast);
    }

    /** Events since the last snapshot, against the length of the stream. */
    private static final class Trigger extends AbstractSnapshotTrigger {
        private static final long serialVersionUID = 1L;

        private final int atLeast;
        private long since;
        private long length;

        Trigger(Snapshotter snapshotter, Class<?> aggregateType, int atLeast) {
            super(snapshotter, aggregateType);
            this.atLeast = atLeast;
        }

        @Override
        public void eventHandled(EventMessage<?> message) {
            since++;
            if (message instanceof DomainEventMessage<?> event) {
                length = event.getSequenceNumber() + 1;
            }
            super.eventHandled(message);
        }

        @Override
        protected boolean exceedsThreshold() {
            return since >= Math.max(atLeast, length / PARTS);
        }

        @Override
        protected void reset() {
            since = 0;
        }
    }
}
