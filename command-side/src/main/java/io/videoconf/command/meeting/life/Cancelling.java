package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.commands.CancelMeeting;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.life.LifeRules.ARunningMeetingIsNotCancelled;
import io.videoconf.command.meeting.life.LifeRules.OnlyTheOwnerCancels;

/**
 * A meeting will not take place.
 */
public final class Cancelling {
    private Cancelling() {}

    /** Decides whether it is called off; for the owner of a cancelled one it is so already. */
    public static Decision<MeetingEvent> decide(Asked<CancelMeeting> asked, MeetingState state) {
        if (state instanceof CancelledMeeting it
                && it.facts().ownerId().equals(asked.actor().id())) {
            return Decision.alreadySo();
        }
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> Check.that(new OnlyTheOwnerCancels(), caller)
                        .then(() -> Decision.accepted(
                                new MeetingCancelled(scheduled.facts().meetingId(), asked.at()))),
                (_, caller) -> Check.that(new OnlyTheOwnerCancels(), caller)
                        .and(new ARunningMeetingIsNotCancelled(), false)
                        .then(Decision::alreadySo));
    }
}
