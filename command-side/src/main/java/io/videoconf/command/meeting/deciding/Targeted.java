package io.videoconf.command.meeting.deciding;

import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.state.ParticipantState;

/**
 * Somebody asks for something about a participant.
 */
public record Targeted(Caller caller, ParticipantState target) {

    /** About the owner. */
    public boolean atOwner() {
        UserId user = target.person().userId();
        return caller.facts().ownerId().equals(user);
    }

    /** About whoever holds the host role. */
    public boolean atHost() {
        return target.role() == ParticipantRole.HOST;
    }

    /** About oneself. */
    public boolean atSelf() {
        return target.id().equals(caller.id());
    }
}
