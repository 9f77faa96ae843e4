package io.videoconf.command.account.credentials;

import io.videoconf.api.account.ClosingKind;
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
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.views.Closing;
import io.videoconf.api.account.views.Closings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tokens in use may still run into: sessions that are over, accounts that are closed. Written with the facts, in
 * their transaction; a row lives as long as any token that it is about.
 */
public final class ClosingBook {

    /** Edges' caches, and clocks that disagree. */
    private static final Duration LEEWAY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TokenSettings settings;
    private final Clock clock;

    ClosingBook(JdbcClient jdbc, TokenSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes in what has happened to an account. */
    public void note(AccountEvent event) {
        String user = event.userId().value();
        switch (event) {
            case SessionEnded it -> close(it.sessionId().value(), ClosingKind.SESSION, it.at());
            // To an edge, a key is a session that lasts.
            case ApiKeyRevoked it -> close(it.apiKeyId().value(), ClosingKind.SESSION, it.at());
            case UserSuspended it -> close(user, ClosingKind.SUSPENDED, it.at());
            case UserDeleted it -> close(user, ClosingKind.DELETED, it.at());
            case TenantRoleChanged it -> close(user, ClosingKind.STALE, it.at());
            // It says the address that the account had.
            case EmailChanged it -> close(user, ClosingKind.STALE, it.at());
            case UserReinstated _ ->
                jdbc.sql("delete from closing where subject = :subject and kind = :kind")
                        .param("subject", UUID.fromString(user))
                        .param("kind", ClosingKind.SUSPENDED.name())
                        .update();
            case UserRegistered _,
                    ProfileChanged _,
                    EmailVerificationRequested _,
                    EmailVerified _,
                    AccountTypeChanged _,
                    SessionStarted _,
                    PasswordChanged _,
                    OutsideIdentityLinked _,
                    ApiKeyCreated _ -> {
                // Every token that was good stays so.
            }
        }
    }

    /**
     * What was closed, for an edge that begins or makes sure: in the order of their time, and of one time an account
     * before its sessions, so that people are told of the account.
     */
    public Closings answer(FindClosings query) {
        Instant now = SqlTimes.now(clock);
        Instant oldest = oldest(now);
        Instant since = query.since();
        return new Closings(
                jdbc.sql("""
                                select subject, kind, closed_at from closing where closed_at >= :since
                                order by closed_at, kind = 'SESSION'
                                """)
                        .param("since", SqlTimes.parameter(since == null || since.isBefore(oldest) ? oldest : since))
                        .query((row, _) -> new Closing(
                                ClosingKind.valueOf(row.getString("kind")),
                                row.getObject("subject", UUID.class).toString(),
                                SqlTimes.read(row, "closed_at")))
                        .list(),
                now);
    }

    private void close(String subject, ClosingKind kind, Instant at) {
        jdbc.sql("delete from closing where closed_at < :oldest")
                .param("oldest", SqlTimes.parameter(oldest(at)))
                .update();
        jdbc.sql("""
                        insert into closing (subject, kind, closed_at) values (:subject, :kind, :at)
                        on conflict (subject, kind) do update set closed_at = excluded.closed_at
                        """)
                .param("subject", UUID.fromString(subject))
                .param("kind", kind.name())
                .param("at", SqlTimes.parameter(at))
                .update();
    }

    private Instant oldest(Instant now) {
        return now.minus(settings.longestLifetime()).minus(LEEWAY);
    }
}
