package io.videoconf.api.account.events;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account was opened.
 */
public record UserRegistered(
        UserId userId,
        TenantId tenantId,
        @Personal(of = "userId", is = Personal.What.EMAIL) String email,
        @Personal(of = "userId", is = Personal.What.NAME) String displayName,

        @Personal(of = "userId", is = Personal.What.NAME) @Nullable
        String username,

        String timezone,
        String language,
        AccountType accountType,
        TenantRole tenantRole,
        UserSettings settings,
        Instant at)
        implements AccountEvent {}
