package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Deletes it.
 */
public record DeleteRecording(RecordingId recordingId) implements RecordingCommand {}
