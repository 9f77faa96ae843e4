package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.PartRange;
import java.time.Instant;
import java.util.List;

/**
 * The recording was completed without these parts, which never came.
 */
public record PartsMissed(RecordingId recordingId, List<PartRange> ranges, Instant at) implements RecordingEvent {}
