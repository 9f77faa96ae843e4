package io.videoconf.bench.peers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies, with the fields of VideoConf's. */
final class Wire {
    private Wire() {}

    record Create(String title) {}

    record Join(String displayName) {}

    record Joined(String status, UUID participantId, UUID meetingId) {}

    record Created(UUID meetingId, String title, UUID hostUserId, String joinUrl, Instant createdAt, String status) {}

    record Participant(
            UUID userId,
            UUID participantId,
            String displayName,
            @Nullable String email,
            String role,
            String status,
            boolean isMuted,
            boolean isVideoOn,
            boolean isScreenSharing,
            boolean handRaised,
            Instant joinedAt,
            @Nullable Instant leftAt) {}

    record Settings(int maxParticipants, boolean waitingRoomEnabled, boolean joinBeforeHost) {}

    record Meeting(
            UUID meetingId,
            String title,
            @Nullable String description,
            UUID hostUserId,
            UUID ownerUserId,
            String status,
            String joinUrl,
            Instant createdAt,
            boolean locked,
            List<Participant> participants,
            Settings settings,
            int sequence) {}

    record Row(
            UUID meetingId,
            String title,
            @Nullable Instant scheduledStartTime,
            String status,
            int participantCount,
            String role) {}

    record Page(
            List<Row> meetings,
            long totalCount,
            boolean hasMore,
            @Nullable String nextCursor) {}

    static Participant participant(ParticipantRow row) {
        return new Participant(
                row.userId,
                row.id,
                row.displayName,
                row.email,
                row.role,
                row.status,
                true,
                false,
                false,
                false,
                row.joinedAt,
                null);
    }

    static Meeting meeting(MeetingRow row, List<Participant> participants) {
        return new Meeting(
                row.id,
                row.title,
                null,
                row.ownerId,
                row.ownerId,
                row.status,
                "/join/" + row.id,
                row.createdAt,
                row.locked,
                participants,
                new Settings(row.maxParticipants, false, true),
                row.joined);
    }

    static Row row(MeetingRow row) {
        return new Row(row.id, row.title, null, row.status, row.joined, "host");
    }
}
