package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Asks whether it is time to dispose of it. VideoConf itself only.
 */
public record DisposeRecording(RecordingId recordingId) implements RecordingCommand {}
