package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.Restrictions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant as clients see them.
 */
public record ParticipantView(
        ParticipantId participantId,
        @Nullable UserId userId,
        @Nullable String displayName,
        @Nullable String email,
        ParticipantRole role,
        ParticipantStatus status,
        boolean isMuted,
        boolean isVideoOn,
        boolean isScreenSharing,
        boolean handRaised,
        Restrictions restrictions,
        @Nullable Instant joinedAt,
        @Nullable Instant leftAt) {}
