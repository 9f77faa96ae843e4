package io.videoconf.api.meeting.state;

/**
 * How far a fact of a meeting's log is seen.
 */
public enum Circle {
    /** By everybody who can ask. */
    ANYBODY,
    /** By who belonged to the meeting at that moment. */
    INSIDE,
    /** As INSIDE when its person belonged to the meeting at that moment, else as MODERATORS; and by that person. */
    AROUND_THE_PERSON,
    /** By who moderated at that moment, and the people who are named. */
    MODERATORS,
    /** By the people who are named only. */
    NAMED
}
