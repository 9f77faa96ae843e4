package io.videoconf.api.meeting;

/**
 * How we know that somebody left.
 */
public enum LeaveEvidence {
    /** The person said so. */
    EXPLICIT,
    /** Not back within the grace. */
    TIMEOUT,
    REMOVED,
    MEETING_ENDED,
    /** The account of the person was suspended. */
    ACCOUNT_SUSPENDED,
    /** The account of the person was closed for good. */
    ACCOUNT_DELETED
}
