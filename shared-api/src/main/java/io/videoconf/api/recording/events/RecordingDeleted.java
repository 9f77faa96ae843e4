package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * It was deleted.
 */
public record RecordingDeleted(RecordingId recordingId, Instant at) implements RecordingEvent {}
