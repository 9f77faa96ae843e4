package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.HostAbsenceBegan;
import io.videoconf.api.meeting.events.HostGraceStarted;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.RoleChanged;
import org.jspecify.annotations.Nullable;

/** Who may do what, and who is host. */
final class RoleFold {
    private RoleFold() {}

    static Roster changed(Roster people, RoleChanged fact, long sequence) {
        return people.change(
                fact.participantId(), person -> person.with(withRole(person.standing(), fact.role(), sequence)));
    }

    static Roster restricted(Roster people, ParticipantRestricted fact) {
        return people.change(
                fact.participantId(), person -> person.with(person.standing().withRestrictions(fact.restrictions())));
    }

    static HostSeat grace(HostSeat seat, HostGraceStarted fact) {
        return seat.waitingFor(new HostGrace(fact.participantId(), fact.connectionId(), fact.deadline()));
    }

    static HostSeat absence(HostSeat seat, HostAbsenceBegan fact) {
        return seat.empty(new HostAbsence(fact.at(), fact.policy(), fact.endsAt()));
    }

    static LiveMeeting forgone(LiveMeeting live, ParticipantId person) {
        return live.with(live.host().forgoneBy(person, live.facts().ownerParticipantId()));
    }

    static LiveMeeting assumed(LiveMeeting live, HostRoleAssumed fact, long sequence) {
        if (live.roster().find(fact.participantId()).isEmpty()) {
            return live;
        }
        HostSeat seat = live.host();
        Roster stepped = steppedDown(live.roster(), seat, fact.participantId(), sequence);
        return switch (fact.rule()) {
            case CO_HOST_SUCCEEDS, ALTERNATIVE_HOST_SUCCEEDS, TENANT_MEMBER_SUCCEEDS ->
                live.with(host(stepped, fact.participantId(), fact.previousRole(), sequence))
                        .with(seat.assumedBy(fact.participantId()));
            case RECLAIMED ->
                live.with(host(stepped, fact.participantId(), null, sequence))
                        .with(seat.assumedBy(fact.participantId()));
            case TRANSFERRED ->
                live.with(host(stepped, fact.participantId(), null, sequence))
                        .with(seat.handedTo(fact.participantId()));
        };
    }

    /** A role from a fact about one person; the role to return to is kept while the person stands in as host. */
    static Standing withRole(Standing standing, ParticipantRole role, long sequence) {
        return standing.withRole(role, role == ParticipantRole.HOST ? standing.previousRole() : null, sequence);
    }

    /** A stand-in returns to the role that it had; anybody else goes on as co-host. */
    private static Roster steppedDown(Roster people, HostSeat seat, ParticipantId successor, long sequence) {
        if (seat.holder().equals(successor)) {
            return people;
        }
        return people.change(seat.holder(), person -> {
            ParticipantRole before = person.standing().previousRole();
            ParticipantRole now = before == null ? ParticipantRole.CO_HOST : before;
            return person.with(person.standing().withRole(now, null, sequence));
        });
    }

    private static Roster host(
            Roster people, ParticipantId successor, @Nullable ParticipantRole previous, long sequence) {
        return people.change(
                successor, person -> person.with(person.standing().withRole(ParticipantRole.HOST, previous, sequence)));
    }
}
