package io.videoconf.api.recording.views;

import io.videoconf.api.recording.ProcessingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording that was deleted.
 *
 * @param disposeAt from when on its bytes are removed; null when nobody said
 * @param restorable whether there is still something to restore
 * @param before what it was
 */
public record RecordingBin(
        Instant deletedAt, @Nullable Instant disposeAt, boolean restorable, ProcessingStatus before) {}
