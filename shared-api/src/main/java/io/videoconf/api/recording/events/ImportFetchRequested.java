package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * The media are to be brought here.
 */
public record ImportFetchRequested(RecordingId recordingId, Instant at) implements RecordingEvent {}
