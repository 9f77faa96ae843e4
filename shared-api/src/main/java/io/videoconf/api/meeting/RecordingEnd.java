package io.videoconf.api.meeting;

/**
 * Why a recording stopped.
 */
public enum RecordingEnd {
    STOPPED,
    MEETING_ENDED,
    HOST_LOST
}
