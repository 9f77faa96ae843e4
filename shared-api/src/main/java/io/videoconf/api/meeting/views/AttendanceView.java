package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a person was there.
 */
public record AttendanceView(
        ParticipantId participantId,
        @Nullable UserId userId,
        @Nullable String displayName,
        List<AttendanceInterval> intervals,
        long seconds,
        List<AttendanceCorrection> corrections) {}
