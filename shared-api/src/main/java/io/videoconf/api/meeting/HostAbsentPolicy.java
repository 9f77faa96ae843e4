package io.videoconf.api.meeting;

/**
 * What happens when the host is gone and nobody may take over.
 */
public enum HostAbsentPolicy {
    /** The meeting goes on without a host. */
    CONTINUE,
    /** Nobody new is let in. */
    LOCK,
    /** The meeting ends after a while. */
    END_AFTER
}
