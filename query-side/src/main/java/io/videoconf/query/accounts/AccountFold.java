package io.videoconf.query.accounts;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.AccountTypeChanged;
import io.videoconf.api.account.events.ApiKeyCreated;
import io.videoconf.api.account.events.ApiKeyRevoked;
import io.videoconf.api.account.events.EmailChanged;
import io.videoconf.api.account.events.EmailVerificationRequested;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.account.events.OutsideIdentityLinked;
import io.videoconf.api.account.events.PasswordChanged;
import io.videoconf.api.account.events.ProfileChanged;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.SessionStarted;
import io.videoconf.api.account.events.TenantRoleChanged;
import io.videoconf.api.account.events.UserDeleted;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.account.events.UserReinstated;
import io.videoconf.api.account.events.UserSuspended;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.kernel.TenantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each fact makes of an account. */
final class AccountFold {
    private AccountFold() {}

    /**
     * The account after one more fact.
     *
     * @param before null for an account's first fact
     * @throws IllegalStateException when the first fact is not the registration
     */
    static UserView evolve(@Nullable UserView before, AccountEvent fact, long version) {
        if (fact instanceof UserRegistered registered) {
            return registered(registered, version);
        }
        if (before == null) {
            throw new IllegalStateException("the account " + fact.userId() + " was never registered");
        }
        return switch (fact) {
            case UserRegistered it -> registered(it, version);
            case ProfileChanged it -> changed(before, it, version);
            case EmailChanged it -> reachedAt(before, it.email(), null, version);
            case EmailVerificationRequested _ -> with(before, before.tenantRole(), version);
            case EmailVerified it -> reachedAt(before, it.email(), it.at(), version);
            case AccountTypeChanged it -> with(before, it.accountType(), before.suspended(), before.deleted(), version);
            case UserSuspended _ -> with(before, before.accountType(), true, before.deleted(), version);
            case UserReinstated _ -> with(before, before.accountType(), false, before.deleted(), version);
            case UserDeleted _ -> with(before, before.accountType(), before.suspended(), true, version);
            case TenantRoleChanged it -> with(before, it.tenantRole(), version);
            case SessionStarted _, SessionEnded _, PasswordChanged _, OutsideIdentityLinked _ ->
                with(before, before.tenantRole(), version);
            case ApiKeyCreated _, ApiKeyRevoked _ -> with(before, before.tenantRole(), version);
        };
    }

    private static UserView registered(UserRegistered it, long version) {
        return new UserView(
                it.userId(),
                it.tenantId(),
                it.email(),
                it.username(),
                it.displayName(),
                null,
                it.timezone(),
                it.language(),
                it.accountType(),
                it.tenantRole(),
                it.settings(),
                false,
                false,
                null,
                it.at(),
                version);
    }

    private static UserView changed(UserView before, ProfileChanged it, long version) {
        return new UserView(
                before.userId(),
                before.tenantId(),
                before.email(),
                it.username(),
                it.displayName(),
                it.avatarUrl(),
                it.timezone(),
                it.language(),
                before.accountType(),
                before.tenantRole(),
                it.settings(),
                before.suspended(),
                before.deleted(),
                before.emailVerifiedAt(),
                before.createdAt(),
                version);
    }

    private static UserView reachedAt(UserView before, String email, @Nullable Instant verifiedAt, long version) {
        return new UserView(
                before.userId(),
                before.tenantId(),
                email,
                before.username(),
                before.displayName(),
                before.avatarUrl(),
                before.timezone(),
                before.language(),
                before.accountType(),
                before.tenantRole(),
                before.settings(),
                before.suspended(),
                before.deleted(),
                verifiedAt,
                before.createdAt(),
                version);
    }

    private static UserView with(UserView before, TenantRole role, long version) {
        return with(before, before.accountType(), role, before.suspended(), before.deleted(), version);
    }

    private static UserView with(
            UserView before, AccountType accountType, boolean suspended, boolean deleted, long version) {
        return with(before, accountType, before.tenantRole(), suspended, deleted, version);
    }

    private static UserView with(
            UserView before,
            AccountType accountType,
            TenantRole role,
            boolean suspended,
            boolean deleted,
            long version) {
        return new UserView(
                before.userId(),
                before.tenantId(),
                before.email(),
                before.username(),
                before.displayName(),
                before.avatarUrl(),
                before.timezone(),
                before.language(),
                accountType,
                role,
                before.settings(),
                suspended,
                deleted,
                before.emailVerifiedAt(),
                before.createdAt(),
                version);
    }
}
