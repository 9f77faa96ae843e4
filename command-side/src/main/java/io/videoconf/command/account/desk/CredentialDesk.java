package io.videoconf.command.account.desk;

import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.credentials.CredentialOutcome;
import io.videoconf.command.account.credentials.CredentialsKeeper;
import io.videoconf.command.account.credentials.PublicKeys;
import io.videoconf.command.platform.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers for credentials and sessions, and puts what happened to them into the account's stream. */
@Component
class CredentialDesk {
    private final CredentialsKeeper keeper;
    private final PublicKeys keys;
    private final Accounts accounts;

    CredentialDesk(CredentialsKeeper keeper, PublicKeys keys, Accounts accounts) {
        this.keeper = keeper;
        this.keys = keys;
        this.accounts = accounts;
    }

    @CommandHandler
    @Nullable
    IssuedTokens handle(LogIn command) {
        return settle(keeper.logIn(command));
    }

    @CommandHandler
    @Nullable
    IssuedTokens handle(RefreshSession command) {
        return settle(keeper.refresh(command));
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

    @QueryHandler
    SigningKeys handle(FindSigningKeys query) {
        return keys.answer(query);
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
