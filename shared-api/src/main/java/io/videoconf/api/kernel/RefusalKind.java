package io.videoconf.api.kernel;

/**
 * What a refusal means to a door. Each door maps kinds to its own status in one exhaustive switch.
 */
public enum RefusalKind {
    /** The request itself is wrong. */
    INVALID,
    /** Who are you? */
    UNAUTHENTICATED,
    /** You may not. */
    FORBIDDEN,
    /** There is no such thing, or not for you. */
    NOT_FOUND,
    /** Not in this state. */
    CONFLICT,
    /** It was, and is no more. */
    GONE,
    /** It changed meanwhile. */
    PRECONDITION_FAILED,
    /** The idempotency key was used for something else. */
    IDEMPOTENCY_REUSED,
    /** The media version is unknown. */
    NOT_ACCEPTABLE,
    /** The law keeps it. */
    LOCKED,
    /** Too much, too often. */
    TOO_MANY,
    /** Our fault. */
    INTERNAL,
    /** Our fault, and it may pass. */
    UNAVAILABLE,
    /** A signal could not be passed on. */
    SIGNALING
}
