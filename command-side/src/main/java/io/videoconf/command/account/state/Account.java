package io.videoconf.command.account.state;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decisions and tokens need to know of an account.
 *
 * @param apiKeys that were not revoked; some may have expired
 * @param standing what is known of whose the e-mail address is
 */
public record Account(
        UserId userId,
        TenantId tenantId,
        @Personal(of = "userId", is = Personal.What.EMAIL) String email,
        @Personal(of = "userId", is = Personal.What.NAME) String displayName,

        @Personal(of = "userId", is = Personal.What.NAME) @Nullable
        String username,

        @Personal(of = "userId") @Nullable String avatarUrl,
        String timezone,
        String language,
        AccountType accountType,
        TenantRole tenantRole,
        UserSettings settings,
        Set<ApiKeyId> apiKeys,
        EmailStanding standing) {
    public Account {
        apiKeys = Set.copyOf(apiKeys);
    }

    /** The same account as another type. */
    public Account as(AccountType type) {
        return with(type, tenantRole, apiKeys);
    }

    /** The same account in another role. */
    public Account as(TenantRole role) {
        return with(accountType, role, apiKeys);
    }

    Account reachedAt(String address) {
        return with(address, accountType, tenantRole, apiKeys, standing.unproven());
    }

    Account with(EmailStanding other) {
        return with(email, accountType, tenantRole, apiKeys, other);
    }

    Account plus(ApiKeyId key) {
        return with(
                accountType,
                tenantRole,
                Stream.concat(apiKeys.stream(), Stream.of(key)).collect(Collectors.toUnmodifiableSet()));
    }

    Account minus(ApiKeyId key) {
        return with(
                accountType,
                tenantRole,
                apiKeys.stream().filter(each -> !each.equals(key)).collect(Collectors.toUnmodifiableSet()));
    }

    private Account with(AccountType type, TenantRole role, Set<ApiKeyId> keys) {
        return with(email, type, role, keys, standing);
    }

    private Account with(String address, AccountType type, TenantRole role, Set<ApiKeyId> keys, EmailStanding known) {
        return new Account(
                userId,
                tenantId,
                address,
                displayName,
                username,
                avatarUrl,
                timezone,
                language,
                type,
                role,
                settings,
                keys,
                known);
    }
}
