package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * The media could not be brought here, and why. They are still known as being elsewhere.
 */
public record ImportFetchFailed(RecordingId recordingId, String reason, Instant at) implements RecordingEvent {}
