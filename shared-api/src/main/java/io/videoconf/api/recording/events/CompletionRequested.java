package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * The upload is to be completed: what was put is read back and put together.
 *
 * @param partial true when what is missing is not waited for any more
 */
public record CompletionRequested(RecordingId recordingId, boolean partial, Instant at) implements RecordingEvent {}
