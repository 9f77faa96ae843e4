package io.videoconf.command.recording.work;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.recording.state.RecordingFold;
import io.videoconf.command.recording.state.RecordingState;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Recordings' streams, read from the event store; never from a snapshot. */
public final class RecordingStreams {
    private final EventStore store;

    public RecordingStreams(EventStore store) {
        this.store = store;
    }

    /** What a recording is now. */
    public RecordingState state(RecordingId recording) {
        RecordingState state = RecordingState.initial();
        DomainEventStream events = store.readEvents(recording.value(), 0);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            if (event.getPayload() instanceof RecordingEvent fact) {
                state = RecordingFold.evolve(state, fact);
            }
        }
        return state;
    }
}
