package io.videoconf.command.meeting.roles;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.state.HostSeat;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.ScheduledMeeting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.meeting.deciding.Caller;
import io.videoconf.command.meeting.deciding.Check;
import io.videoconf.command.meeting.deciding.Meetings;
import io.videoconf.command.meeting.deciding.Story;
import io.videoconf.command.meeting.deciding.Targeted;
import io.videoconf.command.meeting.host.HostChair;
import io.videoconf.command.meeting.roles.RoleRules.AGuestIsNeverHost;
import io.videoconf.command.meeting.roles.RoleRules.ANewHostNeedsARunningMeeting;
import io.videoconf.command.meeting.roles.RoleRules.OnlyHostsGiveRoles;
import io.videoconf.command.meeting.roles.RoleRules.OnlyParticipantsHaveRoles;
import io.videoconf.command.meeting.roles.RoleRules.OnlyTheOwnerPreparesRoles;
import io.videoconf.command.meeting.roles.RoleRules.OnlyTheRightfulHostHandsOver;
import io.videoconf.command.meeting.roles.RoleRules.TheHostRoleIsHandedOver;
import io.videoconf.command.meeting.roles.RoleRules.TheNewHostIsThere;
import io.videoconf.command.meeting.roles.RoleRules.TheOwnerKeepsTheirRole;

/**
 * Roles are given, and the host role is handed over.
 */
public final class Roles {
    private Roles() {}

    /** Gives a role. To give the host role is to hand it over. */
    public static Decision<MeetingEvent> change(Asked<ChangeRole> asked, MeetingState state) {
        return Meetings.untilOver(
                asked,
                state,
                (scheduled, caller) -> beforehand(asked, scheduled, caller),
                (live, caller) -> switch (asked.command().role()) {
                    case HOST ->
                        handOver(
                                asked.as(new TransferHost(
                                        asked.command().meetingId(),
                                        asked.command().participantId())),
                                live,
                                caller);
                    case CO_HOST, PARTICIPANT, VIEWER -> during(asked, live, caller);
                });
    }

    /** Hands the host role over, for good. */
    public static Decision<MeetingEvent> transfer(Asked<TransferHost> asked, MeetingState state) {
        return Meetings.whileRunning(asked, state, (live, caller) -> handOver(asked, live, caller));
    }

    private static Decision<MeetingEvent> beforehand(
            Asked<ChangeRole> asked, ScheduledMeeting scheduled, Caller caller) {
        return Check.that(new OnlyTheOwnerPreparesRoles(), caller)
                .and(new ANewHostNeedsARunningMeeting(), asked.command().role())
                .then(() -> Meetings.about(
                        asked.command().participantId(),
                        scheduled.roster(),
                        caller,
                        to -> mayHave(to)
                                .then(() -> same(to, asked)
                                        ? Decision.alreadySo()
                                        : Decision.accepted(changed(to, asked)))));
    }

    private static Decision<MeetingEvent> during(Asked<ChangeRole> asked, LiveMeeting live, Caller caller) {
        return Check.that(new OnlyHostsGiveRoles(live), caller)
                .then(() -> Meetings.about(
                        asked.command().participantId(),
                        live.roster(),
                        caller,
                        to -> mayHave(to).then(() -> same(to, asked) ? Decision.alreadySo() : give(live, to, asked))));
    }

    /** A viewer falls silent; a co-host may be what a meeting without host is waiting for. */
    private static Decision<MeetingEvent> give(LiveMeeting live, Targeted to, Asked<ChangeRole> asked) {
        MeetingId meeting = live.facts().meetingId();
        Story story = Story.from(live).then(changed(to, asked));
        if (asked.command().role() == ParticipantRole.VIEWER) {
            Silence.of(meeting, to.target(), Silence.EVERYTHING, asked.at()).forEach(story::then);
        }
        HostChair.arrived(story, to.target().id(), asked);
        return story.decision();
    }

    private static Decision<MeetingEvent> handOver(Asked<TransferHost> asked, LiveMeeting live, Caller caller) {
        return Check.that(new OnlyTheRightfulHostHandsOver(live), caller)
                .then(() -> Meetings.about(
                        asked.command().participantId(),
                        live.roster(),
                        caller,
                        to -> Check.that(new TheNewHostIsThere(), to)
                                .and(new AGuestIsNeverHost(), to)
                                .then(() -> handOver(live, to, asked))));
    }

    private static Decision<MeetingEvent> handOver(LiveMeeting live, Targeted to, Asked<TransferHost> asked) {
        HostSeat seat = live.host();
        if (seat.holder().equals(to.target().id())
                && seat.rightful().equals(to.target().id())) {
            return Decision.alreadySo();
        }
        Story story = Story.from(live);
        HostChair.assume(story, to.target(), HostChange.TRANSFERRED, asked);
        return story.decision();
    }

    private static Check mayHave(Targeted to) {
        return Check.that(new TheHostRoleIsHandedOver(), to)
                .and(new TheOwnerKeepsTheirRole(), to)
                .and(new OnlyParticipantsHaveRoles(), to);
    }

    private static boolean same(Targeted to, Asked<ChangeRole> asked) {
        return to.target().role() == asked.command().role();
    }

    private static MeetingEvent changed(Targeted to, Asked<ChangeRole> asked) {
        return new RoleChanged(
                asked.command().meetingId(),
                to.target().id(),
                asked.command().role(),
                to.target().role(),
                to.caller().id(),
                asked.at());
    }
}
