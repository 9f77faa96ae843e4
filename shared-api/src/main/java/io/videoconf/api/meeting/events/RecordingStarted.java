package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording runs.
 *
 * @param startedBy null when the meeting's settings did
 */
public record RecordingStarted(
        MeetingId meetingId,
        RecordingId recordingId,
        RecordingMode mode,
        boolean isPrivate,
        TenantId tenantId,
        UserId ownerId,
        String title,
        @Nullable ParticipantId startedBy,
        Instant at)
        implements MeetingEvent {}
