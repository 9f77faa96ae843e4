package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Says that all parts are there: they are checked and put together.
 */
public record CompleteUpload(RecordingId recordingId) implements RecordingCommand {}
