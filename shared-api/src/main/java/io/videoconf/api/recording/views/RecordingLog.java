package io.videoconf.api.recording.views;

import java.util.List;

/**
 * A stretch of a recording's facts, in order.
 *
 * @param last the version of the last one that was looked at
 */
public record RecordingLog(List<RecordingLogEntry> entries, long last, boolean more) {}
