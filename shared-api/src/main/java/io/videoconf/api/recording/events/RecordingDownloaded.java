package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * A link to the bytes was given out.
 */
public record RecordingDownloaded(RecordingId recordingId, UserId downloadedBy, Instant at) implements RecordingEvent {}
