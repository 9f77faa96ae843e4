package io.videoconf.command.account.desk;

import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.commands.ChangePassword;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.credentials.CredentialOutcome;
import io.videoconf.command.account.credentials.CredentialsKeeper;
import io.videoconf.command.account.credentials.Operators;
import io.videoconf.command.account.credentials.Registrar;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.verification.EmailVerifying;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.RefusedException;
import io.videoconf.command.platform.Ruling;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers for credentials and sessions, and puts what happened to them into the account's stream. */
@Component
class CredentialDesk {
    private final CredentialsKeeper keeper;
    private final Operators operators;
    private final Registrar registrar;
    private final Accounts accounts;

    CredentialDesk(CredentialsKeeper keeper, Operators operators, Registrar registrar, Accounts accounts) {
        this.keeper = keeper;
        this.operators = operators;
        this.registrar = registrar;
        this.accounts = accounts;
    }

    @CommandHandler
    @Nullable
    IssuedTokens handle(LogIn command, MetaData metadata) {
        operators.opening(command.email()).ifPresent(opening -> open(opening, metadata));
        return settle(keeper.logIn(command));
    }

    @CommandHandler
    @Nullable
    IssuedTokens handle(RefreshSession command, MetaData metadata) {
        Object repeatKey = metadata.get(MetadataKeys.IDEMPOTENCY_KEY);
        return settle(keeper.refresh(command, repeatKey == null ? null : repeatKey.toString()));
    }

    @CommandHandler
    @Nullable
    IssuedTokens handle(LogOut command, MetaData metadata) {
        return settle(keeper.logOut(command, OriginMetadata.read(metadata).actor()));
    }

    @CommandHandler
    @Nullable
    IssuedTokens handle(AdmitGuest command) {
        return settle(keeper.admitGuest(command));
    }

    @CommandHandler
    @Nullable
    IssuedTokens handle(ChangePassword command, MetaData metadata) {
        return settle(
                keeper.changePassword(command, OriginMetadata.read(metadata).actor()));
    }

    /** Whom the configuration names, and gives a password, has an account from the first time it is asked for. */
    private void open(RegisterUser opening, MetaData metadata) {
        Asked<RegisterUser> asked = Ruling.asked(opening, metadata);
        Origin system = Origin.system(asked.origin().requestId());
        switch (registrar.register(new Asked<>(opening, system, asked.at()), AccountState.initial())) {
            case Decision.Accepted<AccountEvent>(var facts) -> accounts.open(EmailVerifying.vouchedFor(facts));
            case Decision.Refused<AccountEvent> _ -> {
                // Nearly always: it was opened long ago.
            }
        }
    }

    private @Nullable IssuedTokens settle(CredentialOutcome outcome) {
        return switch (outcome) {
            case CredentialOutcome.Issued(var tokens, var account, var facts) -> {
                accounts.note(account, facts);
                yield tokens;
            }
            case CredentialOutcome.Done(var account, var facts) -> {
                accounts.note(account, facts);
                yield null;
            }
            case CredentialOutcome.Refused(var refusal, var account, var facts) -> {
                UserId known = account;
                if (known != null) {
                    accounts.note(known, facts);
                }
                throw new RefusedException(refusal, known == null ? null : known.value());
            }
        };
    }
}
