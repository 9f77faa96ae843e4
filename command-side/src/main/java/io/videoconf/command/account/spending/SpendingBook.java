package io.videoconf.command.account.spending;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.edge.Spent;
import io.videoconf.api.edge.views.Spending;
import io.videoconf.api.kernel.UserId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows: one for each edge, account and limit. */
@Component
class SpendingBook {
    /** After which all of it has come back: limits are for an hour. */
    static final Duration WORTHLESS = Duration.ofHours(1);

    private static final int PAGE = 5_000;
    private static final UserId FIRST = new UserId("00000000-0000-0000-0000-000000000000");

    private final JdbcClient jdbc;
    private final Clock clock;

    SpendingBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(String edge, List<Spent> spent) {
        jdbc.sql("""
                        insert into account_spending (edge, account_id, limit_name, type, spent, spent_at)
                        select :edge, * from unnest(:accounts::uuid[], :limits::text[], :types::text[],
                            :spent::bigint[], :times::timestamptz[])
                        on conflict (edge, account_id, limit_name)
                        do update set type = excluded.type, spent = excluded.spent, spent_at = excluded.spent_at
                        """)
                .param("edge", edge)
                .param(
                        "accounts",
                        spent.stream().map(each -> each.account().value()).toArray(String[]::new))
                .param("limits", spent.stream().map(Spent::limit).toArray(String[]::new))
                .param(
                        "types",
                        spent.stream().map(each -> each.accountType().name()).toArray(String[]::new))
                .param("spent", spent.stream().map(Spent::spent).toArray(Long[]::new))
                .param("times", spent.stream().map(each -> each.at().toString()).toArray(String[]::new))
                .update();
    }

    Spending find(String edge, @Nullable UserId after) {
        List<Spent> found = jdbc.sql("""
                        select limit_name, account_id, type, spent, spent_at from account_spending
                        where edge = :edge and account_id > :after::uuid and spent_at > :since
                        order by account_id fetch first :most rows with ties
                        """)
                .param("edge", edge)
                .param("after", (after == null ? FIRST : after).value())
                .param("since", Timestamp.from(worthlessBefore()))
                .param("most", PAGE)
                .query((row, _) -> new Spent(
                        row.getString(1),
                        new UserId(row.getString(2)),
                        AccountType.valueOf(row.getString(3)),
                        row.getLong(4),
                        row.getTimestamp(5).toInstant()))
                .list();
        return new Spending(found, found.size() >= PAGE);
    }

    void forgetWhatCameBack() {
        jdbc.sql("delete from account_spending where spent_at < ?")
                .param(Timestamp.from(worthlessBefore()))
                .update();
    }

    private Instant worthlessBefore() {
        return clock.instant().minus(WORTHLESS);
    }
}
