package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.commands.ExpireMeeting;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyThoseConcernedKnowTheMeeting;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyVideoConfActsForDeadlines;
import io.videoconf.command.meeting.series.Turns;
import java.time.Instant;

/**
 * A meeting that nobody began is over some time after its planned end.
 */
public final class Expiring {
    private Expiring() {}

    /**
     * Decides about the deadline. The plan may have been changed since it was set: a deadline that comes before what
     * holds now decides nothing, because the change has set another.
     */
    public static Decision<MeetingEvent> decide(Asked<ExpireMeeting> asked, MeetingState state) {
        return Check.that(new OnlyThoseConcernedKnowTheMeeting(state), asked.actor())
                .and(new OnlyVideoConfActsForDeadlines(), asked.actor())
                .then(() -> switch (state) {
                    case ScheduledMeeting it -> expire(it.facts(), asked.at());
                    case NoMeeting _, LiveMeeting _, EndedMeeting _, CancelledMeeting _ -> Decision.alreadySo();
                });
    }

    private static Decision<MeetingEvent> expire(MeetingFacts facts, Instant at) {
        Instant due = Turns.givenUpAt(facts);
        return due == null || at.isBefore(due)
                ? Decision.alreadySo()
                : Decision.accepted(new MeetingEnded(facts.meetingId(), EndCause.EXPIRED, at));
    }
}
