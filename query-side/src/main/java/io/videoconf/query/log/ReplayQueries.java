package io.videoconf.query.log;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.queries.FindReplay;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.views.MeetingReplayView;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.Refusals;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers who may be played a meeting again: whoever oversees it, through anybody's eyes; everybody else of it, through
 * their own, which shows them nothing that they have not been told already.
 */
@Component
class ReplayQueries {
    private final Meetings meetings;

    ReplayQueries(Meetings meetings) {
        this.meetings = meetings;
    }

    @QueryHandler
    MeetingReplayView on(FindReplay query) {
        MeetingState state = meetings.find(query.meetingId());
        KnownMeeting meeting = state == null ? null : KnownMeeting.of(state);
        if (state == null || meeting == null || !meeting.isOverseenBy(query.viewer())) {
            return ownEyes(query);
        }
        ParticipantId as = query.as();
        return seen(state, meeting.people().find(as == null ? meeting.facts().ownerParticipantId() : as));
    }

    private MeetingReplayView ownEyes(FindReplay query) {
        MeetingState state = meetings.readable(query.meetingId(), query.viewer());
        KnownMeeting meeting = KnownMeeting.of(state);
        ParticipantId as = query.as();
        Optional<ParticipantState> self = meeting == null
                ? Optional.empty()
                : meeting.people().find(query.viewer().id());
        boolean own = as == null || self.filter(me -> me.id().equals(as)).isPresent();
        if (self.isEmpty() || !own) {
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyOverseersSeeThroughOthersEyes");
        }
        return seen(state, self);
    }

    private static MeetingReplayView seen(MeetingState state, Optional<ParticipantState> found) {
        ParticipantState person = found.orElse(null);
        @Nullable UserId user = person == null ? null : person.person().userId();
        if (person == null || user == null) {
            throw Refusals.refused(RefusalCode.PARTICIPANT_NOT_FOUND, "SomebodyOfTheMeetingSawIt");
        }
        return new MeetingReplayView(state, person.id(), user);
    }
}
