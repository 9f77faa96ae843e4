package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * Asks for a link to the bytes: an access fact.
 */
public record RequestDownload(RecordingId recordingId) implements RecordingCommand {}
