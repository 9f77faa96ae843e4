package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.DisposalCause;
import java.time.Instant;

/**
 * It would have been disposed of, but a legal hold keeps it: it is when the last hold is lifted.
 */
public record DisposalPostponed(RecordingId recordingId, DisposalCause cause, Instant at) implements RecordingEvent {}
