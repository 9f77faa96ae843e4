package io.videoconf.api.account.commands;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Changes several things about an account, all or none. Admins only.
 *
 * @param accountType the type that it is moved to; null leaves it
 * @param tenantRole the person's role from now on; null leaves it
 * @param suspended whether the account is suspended from now on; null leaves it
 * @param reason why it is suspended, if it is
 */
public record AdministerUser(
        UserId userId,
        @Nullable AccountType accountType,
        @Nullable TenantRole tenantRole,
        @Nullable Boolean suspended,
        String reason)
        implements AccountCommand {}
