package io.videoconf.api.account.events;

import io.videoconf.api.kernel.UserId;
import java.time.Instant;

/**
 * What has happened to one account.
 */
public sealed interface AccountEvent
        permits UserRegistered,
                ProfileChanged,
                EmailChanged,
                EmailVerificationRequested,
                EmailVerified,
                AccountTypeChanged,
                UserSuspended,
                UserReinstated,
                UserDeleted,
                SessionStarted,
                SessionEnded,
                TenantRoleChanged,
                PasswordChanged,
                OutsideIdentityLinked,
                ApiKeyCreated,
                ApiKeyRevoked {
    /** The account it happened to. */
    UserId userId();

    /** When it was decided. */
    Instant at();
}
