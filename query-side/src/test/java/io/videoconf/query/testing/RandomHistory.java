package io.videoconf.query.testing;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.ConnectionLoss;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.HostChange;
import io.videoconf.api.meeting.LeaveEvidence;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.Restrictions;
import io.videoconf.api.meeting.events.AudioToggled;
import io.videoconf.api.meeting.events.ConnectionLost;
import io.videoconf.api.meeting.events.ConnectionReported;
import io.videoconf.api.meeting.events.ConnectionRestored;
import io.videoconf.api.meeting.events.HostRoleAssumed;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.MeetingLocked;
import io.videoconf.api.meeting.events.ParticipantDenied;
import io.videoconf.api.meeting.events.ParticipantLeft;
import io.videoconf.api.meeting.events.ParticipantRemoved;
import io.videoconf.api.meeting.events.ParticipantRestricted;
import io.videoconf.api.meeting.events.RoleChanged;
import io.videoconf.api.meeting.events.SpammerReported;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A long log of one meeting, from a seed. Any order of facts must do, since a stored log must be readable for ever. */
public final class RandomHistory {
    public static final int PEOPLE = 7;

    private final Random random;
    private final Facts facts;
    private int messages;

    public RandomHistory(long seed, Facts facts) {
        this.random = new Random(seed);
        this.facts = facts;
    }

    /** So many facts; the last one ends the meeting if {@code ended}. */
    public List<MeetingEvent> facts(int count, boolean ended) {
        List<MeetingEvent> log = new ArrayList<>();
        facts.running().forEach(fact -> log.add((MeetingEvent) fact));
        while (log.size() < count - (ended ? 1 : 0)) {
            log.add(next());
        }
        if (ended) {
            log.add(new MeetingEnded(facts.meeting(), EndCause.HOST_ENDED, facts.tick()));
        }
        return log;
    }

    private MeetingEvent next() {
        int person = 1 + random.nextInt(PEOPLE - 1);
        int other = random.nextInt(PEOPLE);
        ParticipantId id = Cast.participant(person);
        return switch (random.nextInt(20)) {
            case 0 -> facts.invited(person);
            case 1, 2 -> facts.waiting(person);
            case 3, 4 -> facts.admitted(person);
            case 5, 6 -> facts.joined(person);
            case 7 -> new ParticipantDenied(facts.meeting(), id, Cast.participant(0), facts.tick());
            case 8 ->
                new ParticipantRemoved(facts.meeting(), id, Cast.participant(0), random.nextInt(4) == 0, facts.tick());
            case 9 -> new ParticipantLeft(facts.meeting(), id, evidence(), facts.tick());
            case 10 -> role(id);
            case 11, 12 -> facts.said(messages++, person, null);
            case 13, 14 -> facts.said(messages++, person, other);
            case 15 -> new AudioToggled(facts.meeting(), id, random.nextBoolean(), facts.tick());
            case 16 -> connection(id);
            case 17 -> new SpammerReported(facts.meeting(), id, Cast.participant(other), "spam", facts.tick());
            case 18 -> new ConnectionReported(facts.meeting(), id, RefusalCode.ICE_FAILED, null, "lost", facts.tick());
            default -> rare(id);
        };
    }

    private MeetingEvent rare(ParticipantId id) {
        return switch (random.nextInt(3)) {
            case 0 -> new MeetingLocked(facts.meeting(), facts.tick());
            case 1 ->
                new HostRoleAssumed(
                        facts.meeting(),
                        id,
                        Cast.participant(0),
                        ParticipantRole.PARTICIPANT,
                        HostChange.TRANSFERRED,
                        1,
                        facts.tick());
            default ->
                new ParticipantRestricted(
                        facts.meeting(),
                        id,
                        new Restrictions(random.nextBoolean(), false, false, false),
                        Cast.participant(0),
                        facts.tick());
        };
    }

    private RoleChanged role(ParticipantId id) {
        ParticipantRole role = random.nextBoolean() ? ParticipantRole.CO_HOST : ParticipantRole.PARTICIPANT;
        return new RoleChanged(
                facts.meeting(), id, role, ParticipantRole.PARTICIPANT, Cast.participant(0), facts.tick());
    }

    private MeetingEvent connection(ParticipantId id) {
        ConnectionId connection = new ConnectionId("01900000-0000-7000-8000-000000004001");
        return random.nextBoolean()
                ? new ConnectionLost(
                        facts.meeting(),
                        id,
                        connection,
                        ConnectionLoss.PING_TIMEOUT,
                        facts.tick().plusSeconds(30),
                        facts.tick())
                : new ConnectionRestored(facts.meeting(), id, connection, facts.tick());
    }

    private LeaveEvidence evidence() {
        return LeaveEvidence.values()[random.nextInt(LeaveEvidence.values().length)];
    }
}
