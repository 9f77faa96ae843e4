package io.videoconf.api.recording.queries;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.ProcessingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings of those that somebody may see. Null asks for all.
 *
 * @param deleted those in the viewer's own bin, instead of those that are not
 * @param from begun at this time or later
 * @param to begun before this time
 */
public record RecordingFilter(
        @Nullable ProcessingStatus status,
        @Nullable RecordingMode mode,
        boolean deleted,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** All that are not deleted. */
    public static final RecordingFilter ALL = new RecordingFilter(null, null, false, null, null);
}
