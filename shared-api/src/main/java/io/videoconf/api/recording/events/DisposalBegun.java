package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * Its bytes are being removed: there is no way back.
 */
public record DisposalBegun(RecordingId recordingId, Instant at) implements RecordingEvent {}
