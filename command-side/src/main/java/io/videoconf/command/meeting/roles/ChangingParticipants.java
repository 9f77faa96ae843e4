package io.videoconf.command.meeting.roles;

import io.videoconf.api.meeting.commands.ChangeParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;

/**
 * A role and restrictions are given together.
 */
public final class ChangingParticipants {
    private ChangingParticipants() {}

    /** Restricts whoever has the role by then; where either is refused, neither happens. */
    public static Decision<MeetingEvent> decide(Asked<ChangeParticipant> asked, MeetingState state) {
        ChangeParticipant it = asked.command();
        var role = asked.as(new ChangeRole(it.meetingId(), it.participantId(), it.role()));
        var restrict = asked.as(new RestrictParticipant(it.meetingId(), it.participantId(), it.restrictions()));
        return Roles.change(role, state).and(state, MeetingFold::evolve, then -> Restricting.decide(restrict, then));
    }
}
