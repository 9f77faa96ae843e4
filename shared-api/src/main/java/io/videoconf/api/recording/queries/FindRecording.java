package io.videoconf.api.recording.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RecordingId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one recording; answered by RecordingView, RECORDING_NOT_FOUND or RECORDING_DELETED.
 */
public record FindRecording(
        RecordingId recordingId, Actor viewer, @Nullable String viewerEmail) implements RecordingQuery {}
