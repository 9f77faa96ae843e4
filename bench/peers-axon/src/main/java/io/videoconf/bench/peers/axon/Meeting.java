package io.videoconf.bench.peers.axon;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** The aggregate. */
class Meeting {
    @AggregateIdentifier
    private @Nullable String id;

    Meeting() {}

    @CommandHandler
    Meeting(ScheduleMeeting command) {
        AggregateLifecycle.apply(new MeetingScheduled(command.meetingId(), command.title()));
    }

    @CommandHandler
    void handle(RenameMeeting command) {
        AggregateLifecycle.apply(new MeetingRenamed(command.meetingId(), command.title()));
    }

    @EventSourcingHandler
    void on(MeetingScheduled event) {
        id = event.meetingId();
    }
}
