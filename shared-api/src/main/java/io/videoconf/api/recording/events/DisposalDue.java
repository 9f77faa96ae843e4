package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.DisposalCause;
import java.time.Instant;

/**
 * From this time on the recording is to be disposed of. Absolute: the last one counts.
 */
public record DisposalDue(RecordingId recordingId, Instant disposeAt, DisposalCause cause, Instant at)
        implements RecordingEvent {}
