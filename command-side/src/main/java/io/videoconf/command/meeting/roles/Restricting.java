package io.videoconf.command.meeting.roles;

import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Targeted;
import io.videoconf.command.meeting.roles.RoleRules.OnlyHostsRestrict;
import io.videoconf.command.meeting.roles.RoleRules.OnlyHostsRestrictWhoModerates;
import io.videoconf.command.meeting.roles.RoleRules.OwnerAndHostAreNotRestricted;
import java.util.ArrayList;
import java.util.List;

/**
 * People are forbidden things, and allowed them again.
 */
public final class Restricting {
    private Restricting() {}

    /** Decides about a restriction. */
    public static Decision<MeetingEvent> decide(Asked<RestrictParticipant> asked, MeetingState state) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> restrict(asked, scheduled.roster(), caller),
                (live, caller) -> restrict(asked, live.roster(), caller));
    }

    private static Decision<MeetingEvent> restrict(Asked<RestrictParticipant> asked, Roster people, Caller caller) {
        return Check.that(new OnlyHostsRestrict(), caller)
                .then(() -> Meetings.about(asked.command().participantId(), people, caller, to -> restrict(asked, to)));
    }

    private static Decision<MeetingEvent> restrict(Asked<RestrictParticipant> asked, Targeted to) {
        Restrictions before = to.target().standing().restrictions();
        Restrictions after = asked.command().change().appliedTo(before);
        return Check.that(new OwnerAndHostAreNotRestricted(after), to)
                .and(new OnlyHostsRestrictWhoModerates(), to)
                .then(() -> after.equals(before) ? Decision.alreadySo() : restricted(asked, to, after));
    }

    private static Decision<MeetingEvent> restricted(
            Asked<RestrictParticipant> asked, Targeted to, Restrictions after) {
        List<MeetingEvent> facts = new ArrayList<>();
        facts.add(new ParticipantRestricted(
                asked.command().meetingId(),
                to.target().id(),
                after,
                to.caller().id(),
                asked.at()));
        facts.addAll(Silence.of(asked.command().meetingId(), to.target(), after, asked.at()));
        return Decision.accepted(facts);
    }
}
