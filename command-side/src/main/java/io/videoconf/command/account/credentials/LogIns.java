package io.videoconf.command.account.credentials;

import io.videoconf.api.account.commands.LogIn;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.credentials.CredentialOutcome.Refused;
import io.videoconf.command.account.rules.EmailAddress;
import io.videoconf.command.account.state.AccountState;
import io.videoconf.command.account.state.ActiveAccount;
import io.videoconf.command.account.state.DeletedAccount;
import io.videoconf.command.account.state.NoAccount;
import io.videoconf.command.account.state.SuspendedAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords, and counts the wrong ones.
 *
 * <p>The password is hashed before anything is locked, and for e-mails that nobody has as well, so that the time
 * an answer takes does not tell which e-mails have an account. Whether the answer counts is decided afterwards,
 * under the account's lock: of any number of guesses at once no more are answered than of guesses in a row.
 */
final class LogIns {

    private static final String A_PASSWORD_MUST_BE_RIGHT = "APasswordMustBeRight";
    private static final String WRONG_PASSWORDS_LOCK_THE_ACCOUNT = "WrongPasswordsLockTheAccountForAWhile";
    private static final String THE_SUSPENDED_DO_NOT_LOG_IN = "TheSuspendedDoNotLogIn";

    private final EmailRegister emails;
    private final PasswordHashing passwords;
    private final CurrentAccounts accounts;
    private final SessionIssuing sessions;
    private final LogInSettings settings;
    private final Clock clock;
    private final String hashOfNobody;

    LogIns(
            EmailRegister emails,
            PasswordHashing passwords,
            CurrentAccounts accounts,
            SessionIssuing sessions,
            LogInSettings settings,
            Clock clock) {
        this.emails = emails;
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.hashOfNobody = passwords.hash(new Secret(RefreshToken.fresh().value()));
    }

    CredentialOutcome logIn(LogIn command) {
        Credential known =
                EmailAddress.normalized(command.email()).flatMap(emails::find).orElse(null);
        if (known != null && known.isLockedAt(SqlTimes.now(clock))) {
            return lockedOut(known);
        }
        try {
            String hash = known == null ? hashOfNobody : known.passwordHash();
            boolean right = passwords.matches(command.password(), hash);
            return known == null ? wrong(null) : answer(command, known, right);
        } catch (PasswordsBusy busy) {
            return new Refused(busy.refusal(), known == null ? null : known.userId(), List.of());
        }
    }

    /**
     * Goes on when the password is the account's; counts it otherwise, as a log-in does.
     *
     * @throws PasswordsBusy when too many passwords are being hashed
     */
    CredentialOutcome ifRight(UserId userId, Secret password, Supplier<CredentialOutcome> then) {
        Credential known = emails.find(userId).orElse(null);
        if (known == null) {
            return wrong(null);
        }
        if (known.isLockedAt(SqlTimes.now(clock))) {
            return lockedOut(known);
        }
        boolean right = passwords.matches(password, known.passwordHash());
        if (!(accounts.stateOf(userId) instanceof ActiveAccount)) {
            return wrong(userId);
        }
        Credential now = emails.lock(userId).orElse(null);
        if (now == null) {
            return wrong(null);
        }
        if (now.isLockedAt(SqlTimes.now(clock))) {
            return lockedOut(now);
        }
        return right && now.passwordHash().equals(known.passwordHash()) ? then.get() : counted(now);
    }

    /** Why a password does not do: it is wrong, which is counted, or the account is locked; null when it is right. */
    @Nullable
    Refusal refusalUnlessRight(UserId userId, Secret password) {
        Credential known = emails.find(userId).orElse(null);
        if (known == null || known.isLockedAt(SqlTimes.now(clock))) {
            return known == null ? wrongPassword() : locked(known);
        }
        boolean right;
        try {
            right = passwords.matches(password, known.passwordHash());
        } catch (PasswordsBusy busy) {
            return busy.refusal();
        }
        Credential now = emails.lock(userId).orElse(null);
        if (now == null || now.isLockedAt(SqlTimes.now(clock))) {
            return now == null ? wrongPassword() : locked(now);
        }
        if (right && now.passwordHash().equals(known.passwordHash())) {
            return null;
        }
        count(now);
        return wrongPassword();
    }

    /**
     * Counts a guess at another secret of the account's as one at its password.
     *
     * @param right then nothing is counted
     * @return why even the right one does not do now: the account is locked; null when it is not
     */
    @Nullable
    Refusal refusalOfGuess(UserId userId, boolean right) {
        Credential now = emails.lock(userId).orElse(null);
        if (now == null) {
            return null;
        }
        if (now.isLockedAt(SqlTimes.now(clock))) {
            return locked(now);
        }
        if (!right) {
            count(now);
        }
        return null;
    }

    private CredentialOutcome answer(LogIn command, Credential known, boolean right) {
        AccountState state = accounts.stateOf(known.userId());
        Optional<Credential> locked = emails.lock(known.userId());
        if (locked.isEmpty()) {
            return wrong(null);
        }
        Credential now = locked.get();
        if (now.isLockedAt(SqlTimes.now(clock))) {
            return lockedOut(now);
        }
        if (!right || !now.passwordHash().equals(known.passwordHash())) {
            return counted(now);
        }
        if (now.wrongPasswords() > 0) {
            emails.count(now.userId(), 0, null);
        }
        return switch (state) {
            case ActiveAccount active -> sessions.begin(active.account(), command.sessionId());
            case SuspendedAccount _ -> refused(RefusalCode.ACCOUNT_SUSPENDED, THE_SUSPENDED_DO_NOT_LOG_IN, now);
            // The history has the last word: a row that it does not vouch for lets nobody in.
            case NoAccount _ -> wrong(now.userId());
            case DeletedAccount _ -> wrong(now.userId());
        };
    }

    private CredentialOutcome counted(Credential credential) {
        count(credential);
        return wrong(credential.userId());
    }

    private void count(Credential credential) {
        int wrongInARow = credential.wrongPasswords() + 1;
        Duration lockOut = settings.lockOutAfter(wrongInARow);
        emails.count(
                credential.userId(),
                wrongInARow,
                lockOut.isZero() ? null : SqlTimes.now(clock).plus(lockOut));
    }

    private CredentialOutcome lockedOut(Credential credential) {
        return new Refused(locked(credential), credential.userId(), List.of());
    }

    private Refusal locked(Credential credential) {
        Instant now = SqlTimes.now(clock);
        Instant until = credential.lockedUntil() == null ? now : credential.lockedUntil();
        long seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
        return new Refusal(
                        RefusalCode.RATE_LIMIT_EXCEEDED,
                        "Too many wrong passwords. The account is locked for a while; wait as long as Retry-After says.",
                        WRONG_PASSWORDS_LOCK_THE_ACCOUNT,
                        Map.of())
                .with("retry_after_seconds", seconds);
    }

    private static CredentialOutcome refused(RefusalCode code, String rule, Credential credential) {
        return new Refused(Refusal.of(code, rule), credential.userId(), List.of());
    }

    private static CredentialOutcome wrong(@Nullable UserId account) {
        return new Refused(wrongPassword(), account, List.of());
    }

    private static Refusal wrongPassword() {
        return Refusal.of(RefusalCode.INVALID_CREDENTIALS, A_PASSWORD_MUST_BE_RIGHT);
    }
}
