package io.videoconf.api.recording;

/**
 * How far a recording is.
 */
public enum ProcessingStatus {
    RECORDING,
    UPLOADING,
    PROCESSING,
    COMPLETED,
    FAILED,
    DELETED
}
