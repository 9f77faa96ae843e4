package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Media that exist elsewhere are known as a recording of a meeting. Nothing was fetched.
 */
public record RecordingImported(
        RecordingId recordingId,
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        String title,
        boolean isPrivate,
        @Personal(of = "ownerId") String url,
        @Nullable String md5Hash,
        @Nullable Long length,
        Instant at)
        implements RecordingEvent {}
