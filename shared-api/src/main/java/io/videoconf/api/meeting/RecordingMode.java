package io.videoconf.api.meeting;

/**
 * Where a recording is made.
 */
public enum RecordingMode {
    CLOUD,
    LOCAL
}
