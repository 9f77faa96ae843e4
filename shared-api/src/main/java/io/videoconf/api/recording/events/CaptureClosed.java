package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * Nothing more is recorded.
 */
public record CaptureClosed(RecordingId recordingId, Instant stoppedAt, Instant at) implements RecordingEvent {}
