package io.videoconf.api.meeting;

/**
 * Why a meeting ended.
 */
public enum EndCause {
    HOST_ENDED,
    HOST_ABSENT,
    TIME_LIMIT,
    OWNER_DELETED,
    /** Nobody began it in time. */
    EXPIRED
}
