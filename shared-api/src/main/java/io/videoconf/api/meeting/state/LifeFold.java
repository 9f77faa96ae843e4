package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
import io.videoconf.api.meeting.events.OccurrenceEnded;
import java.util.List;

/** From scheduled to over. */
final class LifeFold {
    private LifeFold() {}

    /** The owner is the first participant: host, and let in from the first fact on. */
    static ScheduledMeeting scheduled(NoMeeting none, MeetingScheduled fact) {
        long sequence = none.sequence() + 1;
        Person person = new Person(
                fact.ownerId(), fact.tenantId(), ActorKind.USER, fact.ownerName(), fact.ownerEmail(), null, null, null);
        Standing standing =
                Standing.none().known(sequence).admitted(sequence).withRole(ParticipantRole.HOST, null, sequence);
        ParticipantState owner =
                new ParticipantState(fact.ownerParticipantId(), person, standing, Presence.invited(), Media.SILENT);
        return new ScheduledMeeting(MeetingFacts.of(fact), Roster.empty().with(owner), sequence);
    }

    static LiveMeeting started(ScheduledMeeting before, MeetingStarted fact) {
        return new LiveMeeting(
                before.facts(),
                before.roster(),
                fact.at(),
                HostSeat.of(before.facts().ownerParticipantId()),
                false,
                true,
                null,
                List.of(),
                List.of(),
                before.sequence() + 1);
    }

    /** Over, and never begun; or, of a series, not begun again. */
    static EndedMeeting expired(ScheduledMeeting before, MeetingEnded fact) {
        return new EndedMeeting(
                before.facts(),
                before.roster(),
                null,
                fact.at(),
                fact.cause(),
                before.facts().ownerParticipantId(),
                before.sequence() + 1);
    }

    /** Everybody was seen off before. The next time begins as the first did: with the owner as host. */
    static ScheduledMeeting occurrenceEnded(LiveMeeting live, OccurrenceEnded fact) {
        MeetingFacts facts = live.facts().change(series -> series.over(live.startedAt(), fact.at(), fact.cause()));
        Roster people = live.roster();
        for (ParticipantState person : live.roster().people()) {
            people = people.with(between(person, facts, live.sequence()));
        }
        return new ScheduledMeeting(facts, people, live.sequence());
    }

    /** Who was let in for one time has to be let in for the next; roles and restrictions stay. */
    private static ParticipantState between(ParticipantState person, MeetingFacts facts, long sequence) {
        if (person.id().equals(facts.ownerParticipantId())) {
            return person.with(person.standing().withRole(ParticipantRole.HOST, null, sequence))
                    .with(Media.SILENT);
        }
        Standing before = person.standing();
        ParticipantRole usual = before.previousRole() == null ? ParticipantRole.CO_HOST : before.previousRole();
        Standing now = before.role() == ParticipantRole.HOST ? before.withRole(usual, null, sequence) : before;
        return person.with(now.outside(sequence)).with(Media.SILENT);
    }

    static EndedMeeting ended(LiveMeeting live, MeetingEnded fact) {
        return new EndedMeeting(
                live.facts().change(series -> series.over(live.startedAt(), fact.at(), fact.cause())),
                live.roster(),
                live.startedAt(),
                fact.at(),
                fact.cause(),
                live.host().holder(),
                live.sequence());
    }
}
