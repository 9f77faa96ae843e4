package io.videoconf.command.meeting.life;

import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.commands.CloseOrphanedMeeting;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.CancelledMeeting;
import io.videoconf.api.meeting.state.EndedMeeting;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.CommonRules.OnlyVideoConfActsForDeadlines;

/**
 * The owner's account is gone, and their meetings with it.
 */
public final class Orphaned {
    private Orphaned() {}

    /** Cancels what is to come, ends what runs; what is over, or never was, stays as it is. */
    public static Decision<MeetingEvent> decide(Asked<CloseOrphanedMeeting> asked, MeetingState state) {
        return Check.that(new OnlyVideoConfActsForDeadlines(), asked.actor()).then(() -> switch (state) {
            case ScheduledMeeting it ->
                Decision.accepted(new MeetingCancelled(it.facts().meetingId(), asked.at()));
            case LiveMeeting it -> Ending.decide(it, EndCause.OWNER_DELETED, null, asked.at());
            case NoMeeting _, EndedMeeting _, CancelledMeeting _ -> Decision.alreadySo();
        });
    }
}
