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
        if (state == null || meeting == null) {
            return ownEyes(query);
        }
        ParticipantId as = query.as();
        if (meeting.isOverseenBy(query.viewer(), query.onRecord())) {
            return seen(
                    state, meeting.people().find(as == null ? meeting.facts().ownerParticipantId() : as));
        }
        if (meeting.isWatchedOverBy(query.viewer()) && self(meeting, query).isEmpty()) {
            throw Refusals.offTheRecord();
        }
        return ownEyes(query);
    }

    private MeetingReplayView ownEyes(FindReplay query) {
        MeetingState state = meetings.readable(query.meetingId(), query.viewer());
        KnownMeeting meeting = KnownMeeting.of(state);
        Optional<ParticipantState> self = meeting == null ? Optional.empty() : self(meeting, query);
        if (self.isEmpty()) {
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyOverseersSeeThroughOthersEyes");
        }
        return seen(state, self);
    }

    /** Who asks, as a person of the meeting; empty where they ask for somebody else's eyes. */
    private static Optional<ParticipantState> self(KnownMeeting meeting, FindReplay query) {
        ParticipantId as = query.as();
        return meeting.people()
                .find(query.viewer().id())
                .filter(me -> as == null || me.id().equals(as));
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
