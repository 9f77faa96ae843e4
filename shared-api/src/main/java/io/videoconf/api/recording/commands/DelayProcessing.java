package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.WorkStep;
import java.time.Instant;

/**
 * Says that a step did not succeed and when it is tried again. VideoConf itself only.
 */
public record DelayProcessing(
        RecordingId recordingId, WorkStep step, String reason, int attempts, Instant nextAttemptAt)
        implements RecordingCommand {}
