package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Has the media brought here.
 */
public record FetchImport(RecordingId recordingId) implements RecordingCommand {}
