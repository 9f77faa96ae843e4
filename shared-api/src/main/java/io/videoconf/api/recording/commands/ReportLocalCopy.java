package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.LocalCopy;

/**
 * Says where a local recording is.
 */
public record ReportLocalCopy(RecordingId recordingId, LocalCopy copy) implements RecordingCommand {}
