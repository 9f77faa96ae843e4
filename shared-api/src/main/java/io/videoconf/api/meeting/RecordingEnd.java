package io.videoconf.api.meeting;

/**
 * Why a recording stopped.
 */
public enum RecordingEnd {
    /** By somebody. */
    STOPPED,
    /** With the meeting, whatever ended that, but for what follows. */
    MEETING_ENDED,
    /** Who recorded on their own machine is gone; or the meeting ended because its host was, and nobody took over. */
    HOST_LOST
}
