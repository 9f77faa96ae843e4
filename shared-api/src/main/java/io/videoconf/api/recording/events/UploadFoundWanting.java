package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.PartProblem;
import java.time.Instant;
import java.util.List;

/**
 * Parts are not what they were said to be: they have to be sent again.
 */
public record UploadFoundWanting(RecordingId recordingId, List<PartProblem> problems, Instant at)
        implements RecordingEvent {}
