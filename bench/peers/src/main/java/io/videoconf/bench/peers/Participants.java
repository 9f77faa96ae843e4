package io.videoconf.bench.peers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Rows of participants. */
interface Participants extends JpaRepository<ParticipantRow, UUID> {
    Optional<ParticipantRow> findByMeetingIdAndUserId(UUID meeting, UUID user);

    List<ParticipantRow> findByMeetingIdOrderByJoinedAt(UUID meeting);
}
