package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;
import java.util.List;

/**
 * People may see it.
 */
public record RecordingShared(RecordingId recordingId, List<String> emails, Instant at) implements RecordingEvent {}
