package io.videoconf.api.compliance;

/** How far something is on its way to its end. */
public enum RetentionStatus {
    /** What it belongs to is not over yet: its time has not begun. */
    NOT_BEGUN,
    /** No rule ends it. */
    FOR_EVER,
    /** It is kept until it is due. */
    KEPT,
    /** Its time is over: it is being disposed of. */
    DUE,
    /** Its time is over, and a hold keeps it. */
    DEFERRED,
    /** It is gone. */
    DISPOSED
}
