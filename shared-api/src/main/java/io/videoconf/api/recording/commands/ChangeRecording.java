package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * Changes it: null leaves as it is.
 */
public record ChangeRecording(
        RecordingId recordingId,
        @Nullable String title,
        @Nullable Boolean isPrivate) implements RecordingCommand {}
