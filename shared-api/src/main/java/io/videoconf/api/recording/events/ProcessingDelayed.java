package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.WorkStep;
import java.time.Instant;

/**
 * A step did not succeed, and is tried again.
 *
 * @param attempts how often it was tried
 */
public record ProcessingDelayed(
        RecordingId recordingId, WorkStep step, String reason, int attempts, Instant nextAttemptAt, Instant at)
        implements RecordingEvent {}
