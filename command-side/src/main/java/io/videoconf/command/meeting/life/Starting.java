package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.life.LifeRules.OnlyHostsStart;

/**
 * A scheduled meeting begins.
 */
public final class Starting {
    private Starting() {}

    /** Decides whether it begins. */
    public static Decision<MeetingEvent> decide(Asked<StartMeeting> asked, MeetingState state) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> Check.that(new OnlyHostsStart(), caller)
                        .then(() -> Decision.accepted(
                                new MeetingStarted(scheduled.facts().meetingId(), asked.at()))),
                (_, caller) -> Check.that(new OnlyHostsStart(), caller).then(Decision::alreadySo));
    }
}
