package io.videoconf.bench.peers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * As it is written with JPA every day: the meeting is locked and loaded, the rule is asked, a participant is saved and a number
 * is changed. Five round trips: two reads, two writes, the commit.
 */
@Component
@Profile("jpa")
class JpaService implements Service {
    private final Meetings meetings;
    private final Participants participants;

    JpaService(Meetings meetings, Participants participants) {
        this.meetings = meetings;
        this.participants = participants;
    }

    @Override
    @Transactional
    public UUID create(Person owner, String title) {
        UUID id = UUID.randomUUID();
        meetings.save(new MeetingRow(id, title, owner.id(), Instant.now()));
        return id;
    }

    @Override
    @Transactional
    public @Nullable UUID join(Person person, UUID id, String displayName) {
        MeetingRow meeting = meetings.findLockedById(id).orElse(null);
        if (meeting == null) {
            return null;
        }
        ParticipantRow known =
                participants.findByMeetingIdAndUserId(id, person.id()).orElse(null);
        if (known != null) {
            return known.id;
        }
        if (!meeting.takesIn()) {
            return null;
        }
        ParticipantRow participant = new ParticipantRow(UUID.randomUUID(), id, person, displayName, Instant.now());
        participants.save(participant);
        meeting.joined++;
        return participant.id;
    }

    @Override
    @Transactional(readOnly = true)
    public Wire.@Nullable Meeting find(UUID id) {
        return meetings.findById(id)
                .map(meeting -> Wire.meeting(
                        meeting,
                        participants.findByMeetingIdOrderByJoinedAt(id).stream()
                                .map(Wire::participant)
                                .toList()))
                .orElse(null);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Wire.Row> list(Person owner, int limit) {
        return meetings.findByOwnerIdOrderByCreatedAtDesc(owner.id(), Limit.of(limit)).stream()
                .map(Wire::row)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long count(Person owner) {
        return meetings.countByOwnerId(owner.id());
    }
}
