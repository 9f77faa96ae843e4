package io.videoconf.command.account.credentials;

import io.videoconf.api.account.SessionEnd;
import io.videoconf.api.kernel.SessionId;
import io.videoconf.api.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of sessions and of their refresh tokens. A session's row is locked before any of its tokens.
 */
final class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a session; false when its id was used before. */
    boolean begin(SessionId sessionId, UserId userId, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        insert into session (session_id, user_id, started_at, expires_at)
                        values (:session, :user, :now, :expires)
                        on conflict do nothing
                        """)
                        .param("session", sessionId.uuid())
                        .param("user", userId.uuid())
                        .param("now", SqlTimes.parameter(now))
                        .param("expires", SqlTimes.parameter(expiresAt))
                        .update()
                == 1;
    }

    /** Gives a session its next token, and with it more life. */
    void addToken(SessionId sessionId, RefreshToken token, Instant expiresAt) {
        jdbc.sql("insert into refresh_token (token_sha256, session_id, expires_at) values (:sha, :session, :expires)")
                .param("sha", token.sha256())
                .param("session", sessionId.uuid())
                .param("expires", SqlTimes.parameter(expiresAt))
                .update();
        jdbc.sql("update session set expires_at = :expires where session_id = :session")
                .param("expires", SqlTimes.parameter(expiresAt))
                .param("session", sessionId.uuid())
                .update();
    }

    /** The session that a token was given to, used or not; empty when there is none, or the token has expired. */
    Optional<Session> ofToken(RefreshToken token, Instant now) {
        return jdbc.sql("""
                        select s.session_id, s.user_id, s.ended_at
                        from refresh_token t join session s using (session_id)
                        where t.token_sha256 = :sha and t.expires_at > :now
                        """)
                .param("sha", token.sha256())
                .param("now", SqlTimes.parameter(now))
                .query(Sessions::session)
                .optional();
    }

    /** The session, which nobody else changes until the transaction is over. */
    Optional<Session> lock(SessionId sessionId) {
        return jdbc.sql("select session_id, user_id, ended_at from session where session_id = :session for update")
                .param("session", sessionId.uuid())
                .query(Sessions::session)
                .optional();
    }

    /** Uses a token up; false when it was used before. */
    boolean use(RefreshToken token, Instant now) {
        return jdbc.sql("update refresh_token set used_at = :now where token_sha256 = :sha and used_at is null")
                        .param("now", SqlTimes.parameter(now))
                        .param("sha", token.sha256())
                        .update()
                == 1;
    }

    /** Keeps, for a repeat of the request that used a token up, what was answered to it. */
    void keepSuccessor(RefreshToken token, byte[] mark, byte[] kept) {
        jdbc.sql("update refresh_token set repeat_mark = :mark, next_sealed = :sealed where token_sha256 = :sha")
                .param("mark", mark)
                .param("sealed", kept)
                .param("sha", token.sha256())
                .update();
    }

    /** What was answered to the same request, if it was not long ago. */
    Optional<byte[]> successor(RefreshToken token, byte[] mark, Instant since) {
        return jdbc.sql("""
                        select next_sealed from refresh_token
                        where token_sha256 = :sha and repeat_mark = :mark and used_at >= :since
                        """)
                .param("sha", token.sha256())
                .param("mark", mark)
                .param("since", SqlTimes.parameter(since))
                .query((row, _) -> row.getBytes("next_sealed"))
                .optional();
    }

    boolean isUnused(RefreshToken token, Instant now) {
        return jdbc.sql("select count(*) from refresh_token"
                                + " where token_sha256 = :sha and used_at is null and expires_at > :now")
                        .param("sha", token.sha256())
                        .param("now", SqlTimes.parameter(now))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Ends a session; false when it was over. */
    boolean end(SessionId sessionId, SessionEnd reason, Instant now) {
        return jdbc.sql("""
                        update session set ended_at = :now, end_reason = :reason
                        where session_id = :session and ended_at is null
                        """)
                        .param("now", SqlTimes.parameter(now))
                        .param("reason", reason.name())
                        .param("session", sessionId.uuid())
                        .update()
                == 1;
    }

    /** Ends all sessions of an account that are neither over nor expired, and says which. */
    List<SessionId> endAll(UserId userId, SessionEnd reason, Instant now) {
        return endAll(userId, reason, now, null);
    }

    private List<SessionId> endAll(UserId userId, SessionEnd reason, Instant now, @Nullable UUID goesOn) {
        return jdbc.sql("""
                        update session set ended_at = :now, end_reason = :reason
                        where user_id = :user and ended_at is null and expires_at > :now
                          and session_id is distinct from :goes_on
                        returning session_id
                        """)
                .param("goes_on", goesOn, Types.OTHER)
                .param("now", SqlTimes.parameter(now))
                .param("reason", reason.name())
                .param("user", userId.uuid())
                .query((row, _) -> sessionId(row))
                .list();
    }

    /** The same, but for one that goes on; null when none does. */
    List<SessionId> endOthers(UserId userId, @Nullable SessionId goesOn, SessionEnd reason, Instant now) {
        return endAll(userId, reason, now, goesOn == null ? null : goesOn.uuid());
    }

    /** Sweeps away sessions of an account that nothing can bring back, with their tokens. */
    void sweep(UserId userId, Instant now) {
        jdbc.sql("delete from session where user_id = :user and expires_at <= :now")
                .param("user", userId.uuid())
                .param("now", SqlTimes.parameter(now))
                .update();
    }

    /** Sweeps away tokens of a session that have expired: they are refused whether they are known or not. */
    void sweepTokens(SessionId sessionId, Instant now) {
        jdbc.sql("delete from refresh_token where session_id = :session and expires_at <= :now")
                .param("session", sessionId.uuid())
                .param("now", SqlTimes.parameter(now))
                .update();
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                sessionId(row),
                new UserId(row.getObject("user_id", UUID.class).toString()),
                SqlTimes.readNullable(row, "ended_at") != null);
    }

    private static SessionId sessionId(ResultSet row) throws SQLException {
        return new SessionId(row.getObject("session_id", UUID.class).toString());
    }
}
