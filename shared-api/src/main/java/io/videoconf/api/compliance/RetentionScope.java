package io.videoconf.api.compliance;

/** Whose word about keeping it is, from the most general to the most specific. */
public enum RetentionScope {
    /** An organisation's, about all that is its own. */
    TENANT,
    /** An account's, about the recordings of its meetings. */
    ACCOUNT,
    /** A meeting's, about its recordings. */
    MEETING
}
