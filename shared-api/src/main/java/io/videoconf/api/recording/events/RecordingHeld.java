package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * A legal hold was placed.
 */
public record RecordingHeld(
        RecordingId recordingId,
        String holdId,
        String caseId,
        @Personal(of = "placedBy") String reason,
        UserId placedBy,
        Instant at)
        implements RecordingEvent {}
