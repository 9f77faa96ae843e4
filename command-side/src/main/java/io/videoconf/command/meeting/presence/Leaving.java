package io.videoconf.command.meeting.presence;

import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.commands.LeaveMeeting;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.host.HostChair;

/**
 * People leave. A host who says so needs no grace: somebody takes over at once.
 */
public final class Leaving {
    private Leaving() {}

    /** Decides about going. */
    public static Decision<MeetingEvent> decide(Asked<LeaveMeeting> asked, MeetingState state) {
        return Meetings.whileRunning(asked, state, (live, caller) -> {
            ParticipantState me = caller.me();
            return me == null ? Decision.alreadySo() : leave(live, me, asked);
        });
    }

    private static Decision<MeetingEvent> leave(LiveMeeting live, ParticipantState me, Asked<?> asked) {
        return switch (me.status()) {
            case WAITING, ADMITTED ->
                Departures.left(live, me, LeaveEvidence.EXPLICIT, asked.at()).decision();
            case JOINED, DISCONNECTED -> {
                Story story = Departures.left(live, me, LeaveEvidence.EXPLICIT, asked.at());
                if (live.host().holder().equals(me.id())) {
                    HostChair.vacated(story, asked);
                }
                yield story.decision();
            }
            case INVITED, LEFT, DENIED, REMOVED, BANNED -> Decision.alreadySo();
        };
    }
}
