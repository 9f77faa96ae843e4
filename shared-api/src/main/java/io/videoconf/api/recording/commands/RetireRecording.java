package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * It was kept as long as the rules say: it is disposed of, unless a hold keeps it. VideoConf itself only.
 */
public record RetireRecording(RecordingId recordingId) implements RecordingCommand {}
