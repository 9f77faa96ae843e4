package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.MediaFacts;
import java.time.Instant;

/**
 * All that is done with a recording was done.
 */
public record RecordingProcessed(RecordingId recordingId, MediaFacts media, Instant at) implements RecordingEvent {}
