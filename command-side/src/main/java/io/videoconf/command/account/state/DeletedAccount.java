package io.videoconf.command.account.state;

import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;

/**
 * Closed for good. Nothing personal is left.
 */
public record DeletedAccount(UserId userId, TenantId tenantId) implements AccountState {}
