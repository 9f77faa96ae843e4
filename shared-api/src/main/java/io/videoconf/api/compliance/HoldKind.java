package io.videoconf.api.compliance;

/** What a hold keeps. */
public enum HoldKind {
    /** All that there is of a person. */
    PERSON,
    /** A meeting, with all that is personal in it. */
    MEETING,
    /** All people and meetings of a tenant. */
    TENANT
}
