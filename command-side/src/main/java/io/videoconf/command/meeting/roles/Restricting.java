package io.videoconf.command.meeting.roles;

import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.commands.RestrictEverybody;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.events.EverybodyRestricted;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.state.MeetingFacts;
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

    /** Forbids everybody something, or allows it again. What somebody is forbidden for themselves stays so. */
    public static Decision<MeetingEvent> everybody(Asked<RestrictEverybody> asked, MeetingState state) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> everybody(asked, scheduled.facts(), scheduled.roster(), caller),
                (live, caller) -> everybody(asked, live.facts(), live.roster(), caller));
    }

    private static Decision<MeetingEvent> everybody(
            Asked<RestrictEverybody> asked, MeetingFacts facts, Roster people, Caller caller) {
        Restrictions after = asked.command().change().appliedTo(facts.everybody());
        return Check.that(new OnlyHostsRestrict(), caller).then(() -> {
            List<MeetingEvent> all = new ArrayList<>();
            if (!after.equals(facts.everybody())) {
                all.add(new EverybodyRestricted(facts.meetingId(), after, caller.id(), asked.at()));
                people.people().stream()
                        .filter(person -> !person.role().moderates())
                        .forEach(person -> all.addAll(Silence.of(facts.meetingId(), person, after, asked.at())));
            }
            return Decision.accepted(all);
        });
    }
}
