package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.meeting.ParticipantStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a participant is there.
 *
 * @param connectionId the connection, also while it is lost and in its grace
 * @param graceUntil until when a lost connection may come back; null while there is none lost
 * @param firstJoinedAt null for who never joined
 * @param joinedAt begin of the present, or last, uninterrupted presence
 * @param joinSequence sequence of that begin; 0 for who never joined
 */
public record Presence(
        ParticipantStatus status,
        @Nullable ConnectionId connectionId,
        @Nullable Instant graceUntil,
        @Nullable Instant firstJoinedAt,
        @Nullable Instant joinedAt,
        @Nullable Instant leftAt,
        long joinSequence) {

    static Presence invited() {
        return new Presence(ParticipantStatus.INVITED, null, null, null, null, null, 0);
    }

    Presence waiting(@Nullable ConnectionId connection) {
        return new Presence(ParticipantStatus.WAITING, connection, null, firstJoinedAt, joinedAt, leftAt, joinSequence);
    }

    Presence with(ParticipantStatus now) {
        return new Presence(now, connectionId, graceUntil, firstJoinedAt, joinedAt, leftAt, joinSequence);
    }

    Presence joined(ConnectionId connection, Instant at, long sequence) {
        Instant first = firstJoinedAt == null ? at : firstJoinedAt;
        return new Presence(ParticipantStatus.JOINED, connection, null, first, at, null, sequence);
    }

    Presence lost(Instant until) {
        ParticipantStatus now = status == ParticipantStatus.JOINED ? ParticipantStatus.DISCONNECTED : status;
        return new Presence(now, connectionId, until, firstJoinedAt, joinedAt, leftAt, joinSequence);
    }

    Presence connected(ConnectionId connection) {
        ParticipantStatus now = status == ParticipantStatus.DISCONNECTED ? ParticipantStatus.JOINED : status;
        return new Presence(now, connection, null, firstJoinedAt, joinedAt, leftAt, joinSequence);
    }

    Presence gone(ParticipantStatus now, Instant at) {
        Instant left = status.isPresent() ? at : leftAt;
        return new Presence(now, null, null, firstJoinedAt, joinedAt, left, joinSequence);
    }
}
