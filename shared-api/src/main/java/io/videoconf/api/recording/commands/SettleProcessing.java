package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.MediaFacts;

/**
 * Says what was found out about the media. VideoConf itself only.
 */
public record SettleProcessing(RecordingId recordingId, MediaFacts media) implements RecordingCommand {}
