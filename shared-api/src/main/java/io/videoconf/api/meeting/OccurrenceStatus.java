package io.videoconf.api.meeting;

/**
 * Where one time of a series is in its life.
 */
public enum OccurrenceStatus {
    SCHEDULED,
    ACTIVE,
    ENDED,
    CANCELLED,
    /** Its time has passed, and nobody began it. */
    MISSED
}
