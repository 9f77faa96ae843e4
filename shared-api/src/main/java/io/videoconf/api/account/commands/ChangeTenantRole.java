package io.videoconf.api.account.commands;

import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;

/**
 * Gives a person another role in their tenant. Admins only; nobody their own.
 */
public record ChangeTenantRole(UserId userId, TenantRole tenantRole) implements AccountCommand {}
