package io.videoconf.command.account.state;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decisions and tokens need to know of an account.
 */
public record Account(
        UserId userId,
        TenantId tenantId,
        @Personal(of = "userId") String email,
        @Personal(of = "userId") String displayName,
        @Personal(of = "userId") @Nullable String username,
        @Personal(of = "userId") @Nullable String avatarUrl,
        String timezone,
        String language,
        AccountType accountType,
        TenantRole tenantRole,
        UserSettings settings) {

    /** The same account as another type. */
    public Account as(AccountType type) {
        return new Account(
                userId,
                tenantId,
                email,
                displayName,
                username,
                avatarUrl,
                timezone,
                language,
                type,
                tenantRole,
                settings);
    }
}
