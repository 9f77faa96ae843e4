package io.videoconf.bench.peers;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

/** Rows of meetings. */
interface Meetings extends JpaRepository<MeetingRow, UUID> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<MeetingRow> findLockedById(UUID id);

    List<MeetingRow> findByOwnerIdOrderByCreatedAtDesc(UUID owner, Limit limit);

    long countByOwnerId(UUID owner);
}
