package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Says that its bytes are gone. VideoConf itself only.
 *
 * @param objects how many were removed
 */
public record SettleDisposal(RecordingId recordingId, int objects) implements RecordingCommand {}
