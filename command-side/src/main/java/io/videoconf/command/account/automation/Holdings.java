package io.videoconf.command.account.automation;

import io.videoconf.api.meeting.LeaveEvidence;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of holdings, and of the accounts that are out. */
final class Holdings {

    /** A holding of an account that is out. */
    record Orphan(Holding holding, LeaveEvidence evidence, Instant since) {}

    private final JdbcClient jdbc;

    Holdings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds many at once. */
    void add(Collection<Holding> holdings) {
        jdbc.sql("""
                        insert into account_holding (user_id, kind, stream)
                        select * from unnest(:users::uuid[], :kinds::text[], :streams::uuid[])
                        on conflict do nothing
                        """)
                .param(
                        "users",
                        holdings.stream().map(it -> it.user().toString()).toArray(String[]::new))
                .param("kinds", holdings.stream().map(it -> it.kind().name()).toArray(String[]::new))
                .param(
                        "streams",
                        holdings.stream().map(it -> it.stream().toString()).toArray(String[]::new))
                .update();
    }

    /** All that these accounts hold, of those among them that are out. */
    List<Orphan> orphans(Collection<UUID> users) {
        return jdbc.sql("""
                        select h.user_id, h.kind, h.stream, o.evidence, o.since
                        from account_holding h join account_out o using (user_id)
                        where h.user_id = any(:users::uuid[])
                        """)
                .param("users", users.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> new Orphan(
                        new Holding(
                                row.getObject("user_id", UUID.class),
                                Holding.Kind.valueOf(row.getString("kind")),
                                row.getObject("stream", UUID.class)),
                        LeaveEvidence.valueOf(row.getString("evidence")),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    void remove(Holding holding) {
        jdbc.sql("delete from account_holding where user_id = :user and kind = :kind and stream = :stream")
                .param("user", holding.user())
                .param("kind", holding.kind().name())
                .param("stream", holding.stream())
                .update();
    }

    /** Nobody holds this stream any more, in whatever way. */
    void removeStream(UUID stream) {
        jdbc.sql("delete from account_holding where stream = :stream")
                .param("stream", stream)
                .update();
    }

    void out(UUID user, LeaveEvidence evidence, Instant since) {
        jdbc.sql("""
                        insert into account_out (user_id, evidence, since) values (:user, :evidence, :since)
                        on conflict (user_id) do update set evidence = excluded.evidence, since = excluded.since
                        """)
                .param("user", user)
                .param("evidence", evidence.name())
                .param("since", Timestamp.from(since))
                .update();
    }

    void back(UUID user) {
        jdbc.sql("delete from account_out where user_id = :user")
                .param("user", user)
                .update();
    }
}
