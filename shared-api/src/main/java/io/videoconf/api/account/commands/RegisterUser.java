package io.videoconf.api.account.commands;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Opens an account. Refused with EMAIL_TAKEN when the e-mail has one.
 */
public record RegisterUser(
        UserId userId,
        TenantId tenantId,
        String email,
        Secret password,
        String displayName,
        @Nullable String username,
        String timezone,
        String language,
        TenantRole tenantRole,
        AccountType accountType)
        implements AccountCommand {}
