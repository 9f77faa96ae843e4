package io.videoconf.command.meeting.admission;

import io.videoconf.api.meeting.commands.LockMeeting;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.MeetingUnlocked;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.admission.AdmissionRules.OnlyHostsLock;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;

/**
 * A meeting is locked and unlocked.
 */
public final class Locking {
    private Locking() {}

    /** Locks it. */
    public static Decision<MeetingEvent> lock(Asked<LockMeeting> asked, MeetingState state) {
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsLock(), caller)
                        .then(() -> live.locked()
                                ? Decision.alreadySo()
                                : Decision.accepted(
                                        new MeetingLocked(live.facts().meetingId(), asked.at()))));
    }

    /** Unlocks it. A lock by the policy for an absent host goes when there is a host again, not by this. */
    public static Decision<MeetingEvent> unlock(Asked<UnlockMeeting> asked, MeetingState state) {
        return Meetings.whileRunning(
                asked,
                state,
                (live, caller) -> Check.that(new OnlyHostsLock(), caller)
                        .then(() -> live.locked()
                                ? Decision.accepted(
                                        new MeetingUnlocked(live.facts().meetingId(), asked.at()))
                                : Decision.alreadySo()));
    }
}
