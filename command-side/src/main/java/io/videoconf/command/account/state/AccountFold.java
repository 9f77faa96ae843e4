package io.videoconf.command.account.state;

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
import java.util.Set;
import java.util.function.Function;

/**
 * How each fact changes an account. Total: a fact that does not fit the state leaves it as it is, so that no
 * history, however old, can make an account unreadable.
 */
public final class AccountFold {

    private AccountFold() {}

    /** The state after {@code event}. */
    public static AccountState evolve(AccountState state, AccountEvent event) {
        return switch (event) {
            case UserRegistered registered -> registered(state, registered);
            case ProfileChanged changed -> ifOpen(state, open -> open.with(profile(open.account(), changed)));
            case EmailChanged changed ->
                ifOpen(state, open -> open.with(open.account().reachedAt(changed.email())));
            case EmailVerificationRequested requested ->
                ifOpen(state, open -> open.with(asked(open.account(), requested)));
            case EmailVerified verified -> ifOpen(state, open -> open.with(proven(open.account(), verified)));
            case AccountTypeChanged changed ->
                ifOpen(state, open -> open.with(open.account().as(changed.accountType())));
            case UserSuspended suspended ->
                ifOpen(state, open -> new SuspendedAccount(open.account(), suspended.reason()));
            case UserReinstated _ -> ifOpen(state, open -> new ActiveAccount(open.account()));
            case UserDeleted _ ->
                ifOpen(
                        state,
                        open -> new DeletedAccount(
                                open.account().userId(), open.account().tenantId()));
            case TenantRoleChanged changed ->
                ifOpen(state, open -> open.with(open.account().as(changed.tenantRole())));
            case ApiKeyCreated created ->
                ifOpen(state, open -> open.with(open.account().plus(created.apiKeyId())));
            case ApiKeyRevoked revoked ->
                ifOpen(state, open -> open.with(open.account().minus(revoked.apiKeyId())));
            // How somebody is let in is the business of the keeper of credentials; the account stays the same.
            case SessionStarted _ -> state;
            case SessionEnded _ -> state;
            case PasswordChanged _ -> state;
            case OutsideIdentityLinked _ -> state;
        };
    }

    private static AccountState registered(AccountState state, UserRegistered event) {
        return switch (state) {
            case NoAccount _ ->
                new ActiveAccount(new Account(
                        event.userId(),
                        event.tenantId(),
                        event.email(),
                        event.displayName(),
                        event.username(),
                        null,
                        event.timezone(),
                        event.language(),
                        event.accountType(),
                        event.tenantRole(),
                        event.settings(),
                        Set.of(),
                        EmailStanding.UNPROVEN));
            case OpenAccount open -> open;
            case DeletedAccount deleted -> deleted;
        };
    }

    private static Account profile(Account before, ProfileChanged event) {
        return new Account(
                before.userId(),
                before.tenantId(),
                before.email(),
                event.displayName(),
                event.username(),
                event.avatarUrl(),
                event.timezone(),
                event.language(),
                before.accountType(),
                before.tenantRole(),
                event.settings(),
                before.apiKeys(),
                before.standing());
    }

    private static Account asked(Account before, EmailVerificationRequested event) {
        return before.with(before.standing()
                .asked(new EmailStanding.MailedCode(event.codeSha256(), event.expiresAt()), event.at()));
    }

    private static Account proven(Account before, EmailVerified event) {
        return before.with(before.standing().proven(event.at()));
    }

    private static AccountState ifOpen(AccountState state, Function<OpenAccount, AccountState> change) {
        return switch (state) {
            case NoAccount none -> none;
            case OpenAccount open -> change.apply(open);
            case DeletedAccount deleted -> deleted;
        };
    }
}
