package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Asks whether an upload that nobody completes has waited long enough. VideoConf itself only.
 */
public record ExpireUpload(RecordingId recordingId) implements RecordingCommand {}
