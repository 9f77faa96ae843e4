package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingScheduled;
import io.videoconf.api.meeting.events.MeetingStarted;
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

    static EndedMeeting ended(LiveMeeting live, MeetingEnded fact) {
        return new EndedMeeting(
                live.facts(),
                live.roster(),
                live.startedAt(),
                fact.at(),
                fact.cause(),
                live.host().holder(),
                live.sequence());
    }
}
