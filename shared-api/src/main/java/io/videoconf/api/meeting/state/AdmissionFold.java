package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.events.ParticipantAdmitted;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantStartedWaiting;
import org.jspecify.annotations.Nullable;

/** Who is asked, waits, is let in, turned away and put out. */
final class AdmissionFold {
    private AdmissionFold() {}

    static Roster invited(Roster people, ParticipantInvited fact) {
        ParticipantState person = known(people, fact.participantId(), fact.email());
        ParticipantState named = person.with(person.person().withEmailIfNone(fact.email()));
        return switch (person.status()) {
            case INVITED, LEFT, DENIED, REMOVED, BANNED ->
                people.with(named.with(named.presence().with(ParticipantStatus.INVITED)));
            case WAITING, ADMITTED, JOINED, DISCONNECTED -> people.with(named);
        };
    }

    static Roster waiting(Roster people, ParticipantStartedWaiting fact, long sequence) {
        ParticipantState before = known(people, fact.participantId(), fact.email());
        Person person = new Person(
                fact.userId(),
                fact.tenantId(),
                fact.kind(),
                fact.displayName(),
                fact.email() == null ? before.person().email() : fact.email(),
                fact.avatarUrl(),
                fact.deviceType(),
                fact.capabilities());
        return people.with(before.with(person)
                .with(before.standing().known(sequence))
                .with(before.presence().waiting(fact.connectionId())));
    }

    /** Who is there already stays there: being let in never makes anybody less present. */
    static Roster admitted(Roster people, ParticipantAdmitted fact, long sequence) {
        ParticipantState before = known(people, fact.participantId(), fact.email());
        Person was = before.person();
        Person person = new Person(
                fact.userId(),
                fact.tenantId(),
                fact.kind(),
                fact.displayName(),
                fact.email() == null ? was.email() : fact.email(),
                was.avatarUrl(),
                was.deviceType(),
                was.capabilities());
        Standing standing = RoleFold.withRole(before.standing().known(sequence), fact.role(), sequence)
                .admitted(sequence);
        Presence presence = before.status().isPresent()
                ? before.presence()
                : before.presence().with(ParticipantStatus.ADMITTED);
        return people.with(before.with(person).with(standing).with(presence));
    }

    static Roster denied(Roster people, ParticipantDenied fact, long sequence) {
        return people.change(
                fact.participantId(),
                person -> person.with(person.standing().putOut(sequence))
                        .with(person.presence().gone(ParticipantStatus.DENIED, fact.at()))
                        .with(Media.SILENT));
    }

    static Roster removed(Roster people, ParticipantRemoved fact, long sequence) {
        ParticipantStatus now = fact.banned() ? ParticipantStatus.BANNED : ParticipantStatus.REMOVED;
        return people.change(
                fact.participantId(),
                person -> person.with(person.standing().putOut(sequence))
                        .with(person.presence().gone(now, fact.at()))
                        .with(Media.SILENT));
    }

    static ParticipantState known(Roster people, ParticipantId id, @Nullable String email) {
        return people.find(id).orElseGet(() -> ParticipantState.invited(id, email));
    }
}
