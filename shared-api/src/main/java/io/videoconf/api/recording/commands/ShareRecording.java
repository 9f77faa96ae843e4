package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import java.util.List;

/**
 * Lets people see it.
 */
public record ShareRecording(RecordingId recordingId, List<String> emails) implements RecordingCommand {}
