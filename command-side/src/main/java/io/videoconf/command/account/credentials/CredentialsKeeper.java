package io.videoconf.command.account.credentials;

import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.account.commands.AdmitGuest;
import io.videoconf.api.account.commands.ChangePassword;
import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.credentials.CredentialOutcome.Issued;
import io.videoconf.command.account.credentials.CredentialOutcome.Refused;
import io.videoconf.command.account.rules.Fields;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets people in, keeps them in, and sees them out.
 *
 * <p>Every operation joins the running transaction, or makes one. The facts that it answers belong into that same
 * transaction, and it has to be committed even when the outcome is a refusal: see {@link CredentialOutcome}.
 */
public final class CredentialsKeeper {

    private final LogIns logIns;
    private final PasswordChanges passwordChanges;
    private final SessionIssuing issuing;
    private final Sessions sessions;
    private final EmailRegister emails;
    private final AccessTokens accessTokens;
    private final TokenSettings settings;
    private final TransactionOperations transaction;

    CredentialsKeeper(
            LogIns logIns,
            PasswordChanges passwordChanges,
            SessionIssuing issuing,
            Sessions sessions,
            EmailRegister emails,
            AccessTokens accessTokens,
            TokenSettings settings,
            TransactionOperations transaction) {
        this.logIns = logIns;
        this.passwordChanges = passwordChanges;
        this.issuing = issuing;
        this.sessions = sessions;
        this.emails = emails;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Checks a password and begins a session. Refused with INVALID_CREDENTIALS, with ACCOUNT_SUSPENDED (only to
     * who knows the password), or with RATE_LIMIT_EXCEEDED and {@code retry_after_seconds} while the account is
     * locked, for the right password as well.
     */
    public CredentialOutcome logIn(LogIn command) {
        return inTransaction(() -> logIns.logIn(command));
    }

    /**
     * Gives the next pair of tokens for a refresh token, which is thereby used up. Refused with INVALID_TOKEN; a
     * token that was used before ends its whole family.
     *
     * @param repeatKey the client's idempotency key: with the same one a request whose answer was lost can be repeated,
     *     until that answer's token was used; null for none
     */
    public CredentialOutcome refresh(RefreshSession command, @Nullable String repeatKey) {
        return inTransaction(() -> issuing.refresh(command, repeatKey));
    }

    /** Ends a session of the actor's. Nothing happens when it is over already. */
    public CredentialOutcome logOut(LogOut command, Actor actor) {
        return inTransaction(() -> issuing.logOut(command, actor));
    }

    /** Changes the actor's password, and ends their other sessions. A wrong current one counts as a wrong log-in. */
    public CredentialOutcome changePassword(ChangePassword command, Actor actor) {
        return inTransaction(() -> passwordChanges.change(command, actor));
    }

    /**
     * Gives a guest a token for one meeting. Nothing is stored: a guest has no account, no session, and nothing to
     * refresh. Whether there is such a meeting, and whether it takes guests, is asked elsewhere.
     */
    public CredentialOutcome admitGuest(AdmitGuest command) {
        Refusal refusal = new Fields()
                .text("display_name", command.displayName(), 1, 100)
                .refusal()
                .orElse(null);
        if (refusal != null) {
            return new Refused(refusal, null, List.of());
        }
        String name = command.displayName().strip();
        IssuedTokens tokens = new IssuedTokens(
                accessTokens.forGuest(command.guestId(), name, command.meetingId()),
                null,
                AccessTokens.TYPE,
                settings.guestLifetime().toSeconds(),
                command.guestId(),
                null,
                name,
                null);
        return new Issued(tokens, command.guestId(), List.of());
    }

    /**
     * Ends all sessions of an account: what a suspension does.
     *
     * @return one fact for each session that was going on
     */
    public List<AccountEvent> endSessions(UserId userId, SessionEnd reason, Instant at) {
        return inTransaction(() -> sessions.endAll(userId, reason, at).stream()
                .sorted(Comparator.comparing(SessionId::value))
                .<AccountEvent>map(session -> new SessionEnded(userId, session, reason, at))
                .toList());
    }

    /**
     * Forgets an account's e-mail, password and sessions: what a deletion does.
     *
     * @return one fact for each session that was going on
     */
    public List<AccountEvent> forget(UserId userId, Instant at) {
        return inTransaction(() -> {
            List<AccountEvent> facts = endSessions(userId, SessionEnd.DELETED, at);
            emails.forget(userId);
            return facts;
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
