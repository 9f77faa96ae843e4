package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Takes it out of the bin.
 */
public record RestoreRecording(RecordingId recordingId) implements RecordingCommand {}
