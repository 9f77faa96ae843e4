package io.videoconf.command.recording.desk;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Who leads a meeting that runs, as its facts say: asked for those only who share or delete a recording that is not theirs, which
 * is seldom, so all of the facts are read.
 */
@Component
final class Moderators {
    private final EventStore store;

    Moderators(EventStore store) {
        this.store = store;
    }

    boolean leads(Actor actor, MeetingId meeting) {
        MeetingState state = NoMeeting.YET;
        DomainEventStream facts = store.readEvents(meeting.value(), 0);
        while (facts.hasNext()) {
            state = MeetingFold.evolve(state, (MeetingEvent) facts.next().getPayload());
        }
        return state instanceof LiveMeeting live
                && live.roster()
                        .find(actor.id())
                        .filter(ParticipantState::letIn)
                        .filter(person -> person.role().moderates())
                        .isPresent();
    }
}
