package io.videoconf.command.meeting.host;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who takes over from a host who is gone: the same person for the same history, always. Only who is connected and
 * signed in comes into question: never a guest.
 */
final class Succession {
    private Succession() {}

    /** Someone who may take over, and by which rule; rules in the order in which they go. */
    record Heir(ParticipantState person, HostChange rule) {}

    /** By rule first, then by the earliest uninterrupted join. */
    static Optional<Heir> of(LiveMeeting live) {
        return live.roster().people().stream()
                .flatMap(person -> claim(live, person).stream())
                .min(Comparator.comparing(Heir::rule)
                        .thenComparingLong(heir -> heir.person().presence().joinSequence()));
    }

    /** By which rule this person may take over, if by any. */
    static Optional<Heir> claim(LiveMeeting live, ParticipantState person) {
        ParticipantId holder = live.host().holder();
        if (!person.connected()
                || person.person().kind() != ActorKind.USER
                || person.id().equals(holder)) {
            return Optional.empty();
        }
        return switch (person.role()) {
            case HOST, CO_HOST -> Optional.of(new Heir(person, HostChange.CO_HOST_SUCCEEDS));
            case PARTICIPANT, VIEWER -> claimWithoutRole(live, person);
        };
    }

    private static Optional<Heir> claimWithoutRole(LiveMeeting live, ParticipantState person) {
        if (live.facts().names(person.person().email())) {
            return Optional.of(new Heir(person, HostChange.ALTERNATIVE_HOST_SUCCEEDS));
        }
        boolean sameTenant = live.facts().tenantId().equals(person.person().tenantId());
        boolean allowed = live.facts().settings().tenantMembersMaySucceed();
        return sameTenant && allowed && person.role() != ParticipantRole.VIEWER
                ? Optional.of(new Heir(person, HostChange.TENANT_MEMBER_SUCCEEDS))
                : Optional.empty();
    }
}
