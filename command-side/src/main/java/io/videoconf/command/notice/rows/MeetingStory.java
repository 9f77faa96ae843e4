package io.videoconf.command.notice.rows;

import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as its log tells it, up to one of its facts.
 *
 * @param before the state before that fact
 * @param now the state after it
 * @param revision how often the plan was changed or cancelled: what calendars call SEQUENCE
 * @param revisedAt when it was last scheduled, changed or cancelled
 */
public record MeetingStory(MeetingState before, MeetingState now, int revision, Instant revisedAt) {

    /** What the meeting is now; null when it was never scheduled. */
    public @Nullable MeetingFacts facts() {
        return factsOf(now);
    }

    /** Everybody that the meeting knows. */
    public Roster roster() {
        return switch (now) {
            case NoMeeting _ -> Roster.empty();
            case ScheduledMeeting it -> it.roster();
            case LiveMeeting it -> it.roster();
            case EndedMeeting it -> it.roster();
            case CancelledMeeting it -> it.roster();
        };
    }

    /** The owner, as the meeting knows them. */
    public Optional<ParticipantState> owner() {
        MeetingFacts facts = facts();
        return facts == null ? Optional.empty() : roster().find(facts.ownerParticipantId());
    }

    /** What a meeting is in this state; null when it was never scheduled. */
    public static @Nullable MeetingFacts factsOf(MeetingState state) {
        return switch (state) {
            case NoMeeting _ -> null;
            case ScheduledMeeting it -> it.facts();
            case LiveMeeting it -> it.facts();
            case EndedMeeting it -> it.facts();
            case CancelledMeeting it -> it.facts();
        };
    }
}
