package io.videoconf.command.recording.desk;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingAccess;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
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
        MeetingState state = MeetingFold.replay(store.readEvents(meeting.value(), 0)
                .asStream()
                .map(fact -> (MeetingEvent) fact.getPayload())
                .toList());
        return state instanceof LiveMeeting && MeetingAccess.leads(state, actor);
    }
}
