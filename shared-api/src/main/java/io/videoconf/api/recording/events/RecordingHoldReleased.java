package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold was lifted.
 */
public record RecordingHoldReleased(
        RecordingId recordingId,
        String holdId,
        @Personal(of = "releasedBy") @Nullable String reason,
        UserId releasedBy,
        Instant at)
        implements RecordingEvent {}
