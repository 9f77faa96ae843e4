package io.videoconf.api.meeting;

/**
 * Where a meeting is in its life.
 */
public enum MeetingStatus {
    SCHEDULED,
    ACTIVE,
    ENDED,
    CANCELLED
}
