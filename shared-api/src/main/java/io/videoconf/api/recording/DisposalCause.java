package io.videoconf.api.recording;

/** Why a recording is to be disposed of. */
public enum DisposalCause {
    /** Its owner deleted it. */
    DELETED,
    /** It was kept as long as the retention says. */
    RETENTION,
    /** Its owner's account was closed. */
    OWNER_GONE
}
