package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * It came to nothing, and why.
 */
public record RecordingFailed(RecordingId recordingId, String reason, Instant at) implements RecordingEvent {}
