package io.videoconf.bench.peers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A participant as a row. It has its id before it is stored, and says itself that it is new: else JPA would ask first. */
@Entity
@Table(name = "participant")
@SuppressWarnings("NullAway.Init") // filled by the mapper
class ParticipantRow implements Persistable<UUID> {
    @Id
    UUID id;

    UUID meetingId;
    UUID userId;
    String displayName;

    @Nullable
    String email;

    String role;
    String status;
    Instant joinedAt;

    @Transient
    private boolean fresh;

    /** For the mapper. */
    protected ParticipantRow() {}

    ParticipantRow(UUID id, UUID meetingId, Person person, String displayName, Instant joinedAt) {
        this.id = id;
        this.meetingId = meetingId;
        this.userId = person.id();
        this.displayName = displayName;
        this.email = person.email();
        this.role = "participant";
        this.status = "joined";
        this.joinedAt = joinedAt;
        this.fresh = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }
}
