package io.videoconf.command.meeting.host;

import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.commands.EndHostGrace;
import io.videoconf.api.meeting.commands.EndUnattendedMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.HostAbsence;
import io.videoconf.api.meeting.state.HostGrace;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.AGraceRunsToItsDeadline;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.life.Ending;

/**
 * What is due while the host is gone. A deadline of a grace or absence that is over decides nothing.
 */
public final class HostDeadlines {
    private HostDeadlines() {}

    /** The host did not come back in time. */
    public static Decision<MeetingEvent> graceEnds(Asked<EndHostGrace> asked, MeetingState state) {
        return Meetings.whenDue(asked, state, live -> {
            HostGrace grace = live.host().grace();
            if (grace == null || !isAbout(asked.command(), grace)) {
                return Decision.alreadySo();
            }
            return Check.that(new AGraceRunsToItsDeadline(), !asked.at().isBefore(grace.deadline()))
                    .then(() -> succession(live, asked));
        });
    }

    /** Nobody came to host it. */
    public static Decision<MeetingEvent> absenceEnds(Asked<EndUnattendedMeeting> asked, MeetingState state) {
        return Meetings.whenDue(asked, state, live -> {
            HostAbsence absence = live.host().absence();
            if (absence == null
                    || absence.endsAt() == null
                    || !absence.since().equals(asked.command().absentSince())) {
                return Decision.alreadySo();
            }
            return Check.that(new AGraceRunsToItsDeadline(), !asked.at().isBefore(absence.endsAt()))
                    .then(() -> Ending.decide(live, EndCause.HOST_ABSENT, null, asked.at()));
        });
    }

    private static boolean isAbout(EndHostGrace command, HostGrace grace) {
        return command.participantId().equals(grace.participantId())
                && command.connectionId().equals(grace.connectionId());
    }

    private static Decision<MeetingEvent> succession(LiveMeeting live, Asked<?> asked) {
        Story story = Story.from(live);
        HostChair.vacated(story, asked);
        return story.decision();
    }
}
