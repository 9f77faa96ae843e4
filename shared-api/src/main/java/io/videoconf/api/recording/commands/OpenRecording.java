package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import java.time.Instant;

/**
 * Begins the life of a recording that a meeting started.
 */
public record OpenRecording(
        RecordingId recordingId,
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        String title,
        RecordingMode mode,
        boolean isPrivate,
        Instant startedAt)
        implements RecordingCommand {}
