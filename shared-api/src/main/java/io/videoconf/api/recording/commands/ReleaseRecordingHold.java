package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * Lifts a legal hold.
 */
public record ReleaseRecordingHold(
        RecordingId recordingId, String holdId, @Nullable String reason) implements RecordingCommand {}
