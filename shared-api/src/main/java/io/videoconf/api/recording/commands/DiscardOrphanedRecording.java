package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * The owner's account is gone: their recording goes with it, whatever it is at. VideoConf itself only.
 */
public record DiscardOrphanedRecording(RecordingId recordingId) implements RecordingCommand {}
