package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * Where a local recording is, as its recorder says.
 */
public record LocalCopyReported(
        RecordingId recordingId,
        UserId reportedBy,
        long fileSizeBytes,
        String sha256,
        @Personal(of = "reportedBy") String place,
        Instant at)
        implements RecordingEvent {}
