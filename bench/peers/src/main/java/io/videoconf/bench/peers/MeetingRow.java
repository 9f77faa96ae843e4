package io.videoconf.bench.peers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A meeting as a row that is changed in place. */
@Entity
@Table(name = "meeting")
@SuppressWarnings("NullAway.Init") // filled by the mapper
class MeetingRow {
    @Id
    UUID id;

    String title;
    UUID ownerId;
    String status;
    boolean locked;
    int maxParticipants;
    int joined;
    Instant createdAt;

    /** For the mapper. */
    protected MeetingRow() {}

    MeetingRow(UUID id, String title, UUID ownerId, Instant createdAt) {
        this.id = id;
        this.title = title;
        this.ownerId = ownerId;
        this.status = "active";
        this.maxParticipants = 100;
        this.createdAt = createdAt;
    }

    boolean takesIn() {
        return status.equals("active") && !locked && joined < maxParticipants;
    }
}
