package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;
import java.time.Instant;
import java.util.List;

/**
 * All parts were read back and put together: size and digest are those of the whole.
 */
public record UploadCompleted(RecordingId recordingId, List<Part> parts, long fileSizeBytes, String sha256, Instant at)
        implements RecordingEvent {}
