package io.videoconf.api.notice;

/**
 * How far a delivery is.
 */
public enum DeliveryState {
    /** To be tried at its time. */
    WAITING,
    /** On its way. */
    SENDING,
    /** Taken: the endpoint answered 2xx. */
    DELIVERED,
    /** Not taken in all attempts. */
    FAILED,
    /** Not tried any more, because the webhook was disabled. */
    CANCELLED
}
