package io.videoconf.api.meeting.state;

import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.ConnectionSuperseded;
import io.videoconf.api.meeting.events.ParticipantJoined;
import io.videoconf.api.meeting.events.ParticipantLeft;

/** Who is there, and over which connection. */
final class PresenceFold {
    private PresenceFold() {}

    static LiveMeeting joined(LiveMeeting live, ParticipantJoined fact, long sequence) {
        ParticipantState before = AdmissionFold.known(live.roster(), fact.participantId(), fact.email());
        Person person = new Person(
                fact.userId(),
                fact.tenantId(),
                fact.kind(),
                fact.displayName(),
                fact.email() == null ? before.person().email() : fact.email(),
                fact.avatarUrl(),
                fact.deviceType(),
                fact.capabilities());
        Standing standing = RoleFold.withRole(before.standing().known(sequence), fact.role(), sequence)
                .admitted(sequence);
        ParticipantState now = before.with(person)
                .with(standing)
                .with(before.presence().joined(fact.connectionId(), fact.at(), sequence))
                .with(new Media(fact.muted(), fact.videoOn(), false, false));
        return live.with(live.roster().with(now)).with(live.host().arrived(now.id()));
    }

    static Roster lost(Roster people, ConnectionLost fact) {
        return people.change(
                fact.participantId(), person -> person.with(person.presence().lost(fact.graceUntil())));
    }

    static LiveMeeting restored(LiveMeeting live, ConnectionRestored fact) {
        Roster people = live.roster()
                .change(
                        fact.participantId(),
                        person -> person.with(person.presence().connected(fact.connectionId())));
        return live.with(people).with(live.host().arrived(fact.participantId()));
    }

    static Roster superseded(Roster people, ConnectionSuperseded fact) {
        return people.change(
                fact.participantId(), person -> person.with(person.presence().connected(fact.connectionId())));
    }

    static Roster left(Roster people, ParticipantLeft fact) {
        return people.change(
                fact.participantId(),
                person -> person.with(person.presence().gone(ParticipantStatus.LEFT, fact.at()))
                        .with(Media.SILENT));
    }
}
