package io.videoconf.api.meeting;

/**
 * The rule by which the host role changed hands.
 */
public enum HostChange {
    /** A co-host was present. */
    CO_HOST_SUCCEEDS,
    /** A named alternative host was present. */
    ALTERNATIVE_HOST_SUCCEEDS,
    /** The policy allows members of the tenant. */
    TENANT_MEMBER_SUCCEEDS,
    /** The host handed it over, for good. */
    TRANSFERRED,
    /** The owner is back. */
    RECLAIMED
}
