package io.videoconf.command.account.credentials;

import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.account.commands.LogOut;
import io.videoconf.api.account.commands.RefreshSession;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.events.SessionEnded;
import io.videoconf.api.account.events.SessionStarted;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.account.credentials.CredentialOutcome.Done;
import io.videoconf.command.account.credentials.CredentialOutcome.Issued;
import io.videoconf.command.account.credentials.CredentialOutcome.Refused;
import io.videoconf.command.account.state.Account;
import io.videoconf.command.account.state.ActiveAccount;
import io.videoconf.command.account.state.DeletedAccount;
import io.videoconf.command.account.state.NoAccount;
import io.videoconf.command.account.state.SuspendedAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Begins, renews and ends sessions.
 *
 * <p>A refresh token is good for one use, strictly: there is no grace for a client that sends the same one twice
 * at the same time. One request gets the next token, the other is taken for a thief, and the family ends for
 * both. A client that refreshes from several places has to agree with itself; a thief cannot hide in a window. Only a
 * client that repeats the very request, with its idempotency key, because the answer was lost, gets that answer's
 * refresh token again, until it has been used.
 */
final class SessionIssuing {

    private static final String ONLY_KNOWN_TOKENS_ARE_REFRESHED = "OnlyKnownTokensAreRefreshed";
    private static final String A_REFRESH_TOKEN_IS_USED_ONCE = "ARefreshTokenIsUsedOnce";
    private static final String A_SESSION_THAT_ENDED_STAYS_ENDED = "ASessionThatEndedStaysEnded";
    private static final String THE_SUSPENDED_DO_NOT_REFRESH = "TheSuspendedDoNotRefresh";
    private static final String A_SESSION_BEGINS_ONCE = "ASessionBeginsOnce";
    private static final String PEOPLE_END_THEIR_OWN_SESSIONS = "PeopleEndTheirOwnSessions";

    /** As long as any other request may be repeated. */
    private static final Duration REPEATS_FOR = Duration.ofHours(24);

    private final Sessions sessions;
    private final CurrentAccounts accounts;
    private final AccessTokens accessTokens;
    private final TokenSettings settings;
    private final Clock clock;

    SessionIssuing(
            Sessions sessions,
            CurrentAccounts accounts,
            AccessTokens accessTokens,
            TokenSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.clock = clock;
    }

    CredentialOutcome begin(Account account, SessionId sessionId) {
        Instant now = SqlTimes.now(clock);
        sessions.sweep(account.userId(), now);
        if (!sessions.begin(sessionId, account.userId(), now, now.plus(settings.refreshLifetime()))) {
            Refusal refusal = new Refusal(
                    RefusalCode.INVALID_STATE,
                    "This session has begun already. Log in again.",
                    A_SESSION_BEGINS_ONCE,
                    Map.of());
            return new Refused(refusal, account.userId(), List.of());
        }
        return issuedWithNew(
                account,
                sessionId,
                RefreshToken.fresh(),
                now,
                List.of(new SessionStarted(account.userId(), sessionId, now)));
    }

    /**
     * @param repeatKey the client's promise that a second request with it is the same one, sent again because the answer
     *     was lost; null when it gave none
     */
    CredentialOutcome refresh(RefreshSession command, @Nullable String repeatKey) {
        RefreshToken token = new RefreshToken(command.refreshToken().value());
        Session session = sessions.ofToken(token, SqlTimes.now(clock)).orElse(null);
        if (session == null) {
            return refused(RefusalCode.INVALID_TOKEN, ONLY_KNOWN_TOKENS_ARE_REFRESHED, null);
        }
        return switch (accounts.stateOf(session.userId())) {
            case ActiveAccount active -> rotated(active.account(), session, token, repeatKey);
            case SuspendedAccount _ ->
                refused(RefusalCode.ACCOUNT_SUSPENDED, THE_SUSPENDED_DO_NOT_REFRESH, session.userId());
            case NoAccount _ -> refused(RefusalCode.INVALID_TOKEN, ONLY_KNOWN_TOKENS_ARE_REFRESHED, session.userId());
            case DeletedAccount _ ->
                refused(RefusalCode.INVALID_TOKEN, ONLY_KNOWN_TOKENS_ARE_REFRESHED, session.userId());
        };
    }

    private CredentialOutcome rotated(
            Account account, Session session, RefreshToken token, @Nullable String repeatKey) {
        Session locked = sessions.lock(session.sessionId()).orElse(null);
        if (locked == null || locked.ended()) {
            return refused(RefusalCode.INVALID_TOKEN, A_SESSION_THAT_ENDED_STAYS_ENDED, session.userId());
        }
        Instant now = SqlTimes.now(clock);
        if (!sessions.use(token, now)) {
            RefreshToken next = repeatKey == null ? null : unusedSuccessor(token, repeatKey, now);
            return next == null
                    ? new Refused(
                            Refusal.of(RefusalCode.INVALID_TOKEN, A_REFRESH_TOKEN_IS_USED_ONCE),
                            locked.userId(),
                            ended(locked, SessionEnd.REFRESH_TOKEN_REUSED, now))
                    : issued(account, locked.sessionId(), next, List.of());
        }
        sessions.sweepTokens(locked.sessionId(), now);
        RefreshToken next = RefreshToken.fresh();
        if (repeatKey != null) {
            sessions.keepSuccessor(
                    token, SealedSuccessor.mark(token, repeatKey), SealedSuccessor.seal(token, repeatKey, next));
        }
        return issuedWithNew(account, locked.sessionId(), next, now, List.of());
    }

    /** What was answered to the same request, while nothing shows that the answer arrived. */
    private @Nullable RefreshToken unusedSuccessor(RefreshToken token, String repeatKey, Instant now) {
        return sessions.successor(token, SealedSuccessor.mark(token, repeatKey), now.minus(REPEATS_FOR))
                .map(kept -> SealedSuccessor.open(token, repeatKey, kept))
                .filter(next -> sessions.isUnused(next, now))
                .orElse(null);
    }

    CredentialOutcome logOut(LogOut command, Actor actor) {
        // For the lock that comes with it: see CurrentAccounts.
        var _ = accounts.stateOf(actor.id());
        Session session = sessions.lock(command.sessionId()).orElse(null);
        if (session == null) {
            return new Done(actor.id(), List.of());
        }
        if (!session.userId().equals(actor.id())) {
            return refused(RefusalCode.INVALID_TOKEN, PEOPLE_END_THEIR_OWN_SESSIONS, actor.id());
        }
        return new Done(actor.id(), ended(session, SessionEnd.LOGGED_OUT, SqlTimes.now(clock)));
    }

    private List<AccountEvent> ended(Session session, SessionEnd reason, Instant now) {
        return sessions.end(session.sessionId(), reason, now)
                ? List.of(new SessionEnded(session.userId(), session.sessionId(), reason, now))
                : List.of();
    }

    private CredentialOutcome issuedWithNew(
            Account account, SessionId sessionId, RefreshToken refreshToken, Instant now, List<AccountEvent> facts) {
        sessions.addToken(sessionId, refreshToken, now.plus(settings.refreshLifetime()));
        return issued(account, sessionId, refreshToken, facts);
    }

    private CredentialOutcome issued(
            Account account, SessionId sessionId, RefreshToken refreshToken, List<AccountEvent> facts) {
        IssuedTokens tokens = new IssuedTokens(
                accessTokens.forUser(account, sessionId),
                refreshToken.value(),
                AccessTokens.TYPE,
                settings.accessLifetime().toSeconds(),
                account.userId(),
                account.email(),
                account.displayName(),
                sessionId);
        return new Issued(tokens, account.userId(), facts);
    }

    private static CredentialOutcome refused(RefusalCode code, String rule, @Nullable UserId account) {
        return new Refused(Refusal.of(code, rule), account, List.of());
    }
}
