package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import java.time.Instant;

/**
 * A place for a part was given out.
 */
public record PartUploadRequested(RecordingId recordingId, Part part, Instant at) implements RecordingEvent {}
