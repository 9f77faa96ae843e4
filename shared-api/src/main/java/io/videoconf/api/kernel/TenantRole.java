package io.videoconf.api.kernel;

/**
 * What a person may do in their tenant.
 */
public enum TenantRole {
    MEMBER,
    ADMIN,
    COMPLIANCE,
    /**
     * Runs the installation, and so the accounts of every tenant. Named by the configuration alone: it is in tokens, and
     * in no event.
     */
    OPERATOR
}
