package io.videoconf.api.account.views;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as read models know it.
 *
 * @param emailVerifiedAt since when the e-mail address is known to be the person's; null when it is not
 */
public record UserView(
        UserId userId,
        TenantId tenantId,
        String email,
        @Nullable String username,
        String displayName,
        @Nullable String avatarUrl,
        String timezone,
        String language,
        AccountType accountType,
        TenantRole tenantRole,
        UserSettings settings,
        boolean suspended,
        boolean deleted,
        @Nullable Instant emailVerifiedAt,
        Instant createdAt,
        long version) {}
