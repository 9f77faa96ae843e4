package io.videoconf.api.recording.views;

import io.videoconf.api.recording.WorkStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is being done with the bytes of a recording.
 *
 * @param attempts how often the step failed
 * @param nextAttemptAt when it is tried again; null while it is being tried
 * @param reason why it failed the last time
 */
public record RecordingWork(
        WorkStep step,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String reason) {
    /** A step that begins. */
    public static RecordingWork of(WorkStep step) {
        return new RecordingWork(step, 0, null, null);
    }
}
