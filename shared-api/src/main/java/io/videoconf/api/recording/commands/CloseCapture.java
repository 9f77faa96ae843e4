package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * The meeting stopped it: what is missing now are its bytes.
 */
public record CloseCapture(RecordingId recordingId, Instant stoppedAt) implements RecordingCommand {}
