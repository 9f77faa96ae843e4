package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Its bytes are gone.
 *
 * @param sha256 of what was disposed of; null when it never was complete
 * @param fileSizeBytes of it
 * @param objects how many objects were removed
 */
public record RecordingDisposed(
        RecordingId recordingId,
        @Nullable String sha256,
        @Nullable Long fileSizeBytes,
        int objects,
        Instant at) implements RecordingEvent {}
