package io.videoconf.api.kernel;

/**
 * What a person may do in their tenant.
 */
public enum TenantRole {
    MEMBER,
    ADMIN,
    COMPLIANCE
}
