package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * It is out of the bin again.
 */
public record RecordingRestored(RecordingId recordingId, UserId ownerId, Instant at) implements RecordingEvent {}
