package io.videoconf.api.account.events;

import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * The person has another role in their tenant.
 */
public record TenantRoleChanged(UserId userId, TenantRole tenantRole, Instant at) implements AccountEvent {}
