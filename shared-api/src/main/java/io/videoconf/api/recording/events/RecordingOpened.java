package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import java.time.Instant;

/**
 * A recording has begun its life.
 */
public record RecordingOpened(
        RecordingId recordingId,
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        String title,
        RecordingMode mode,
        boolean isPrivate,
        Instant startedAt,
        Instant at)
        implements RecordingEvent {}
