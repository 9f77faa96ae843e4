package io.videoconf.api.meeting;

/**
 * Which attendance is asked for.
 */
public enum AttendanceKnown {
    /** With all corrections. */
    NOW,
    /** As the facts had it, before anybody corrected anything. */
    THEN
}
