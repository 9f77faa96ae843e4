package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * Its title or privacy was changed. Absolute.
 */
public record RecordingChanged(RecordingId recordingId, String title, boolean isPrivate, Instant at)
        implements RecordingEvent {}
