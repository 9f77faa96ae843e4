package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Part;

/**
 * Asks for a place to put one part.
 */
public record RequestPartUpload(RecordingId recordingId, Part part) implements RecordingCommand {}
