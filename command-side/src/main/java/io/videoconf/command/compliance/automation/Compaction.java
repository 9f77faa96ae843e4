package io.videoconf.command.compliance.automation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes what was deleted go from PostgreSQL's files as well. A deleted row lies in its page until that is written anew, and a
 * copy of it in the log ahead of the data; after an erasure the tables that knew the person are written anew, and the log moves on.
 */
@Component
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    private static final String KEYS = "person_key";

    /** The file of the log that is written in and those that come after it, not those that are kept behind it. */
    private static final String TO_BE_WRITTEN = "select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'"
            + " and name >= pg_walfile_name(pg_current_wal_lsn())";

    /** What PostgreSQL calls insufficient_privilege. */
    private static final String MISSING_RIGHT = "42501";

    private static final Duration REST = Duration.ofHours(1);

    /** Where there is something of people that is not sealed, and their keys. */
    private static final List<String> TABLES = List.of(
            KEYS,
            "credential",
            "outside_identity",
            "api_key",
            "notice_person",
            "notice_mail",
            "webhook_endpoint",
            "webhook_delivery",
            "idempotency_key");

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    Compaction(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /**
     * Does nothing when no key was destroyed since it was last done. Rules end something every day, and what is left of it is a key that
     * only the master key opens: that is done once an hour at most.
     */
    void run() {
        // Not of the tables that are written anew: what was only read in this transaction would be waited for.
        long erased = jdbc.sql("select coalesce(max(number), 0) from erasure")
                .query(Long.class)
                .single();
        long compacted =
                jdbc.sql("select erasures from compaction").query(Long.class).single();
        Instant ended = time("select max(ended_at) from retained where kind <> 'RECORDINGS'");
        boolean ends = ended.isAfter(time("select ended_at from compaction"))
                && time("select now()")
                        .isAfter(time("select compacted_at from compaction").plus(REST));
        if (!(erased > compacted || ends) || !isSettled()) {
            return;
        }
        try (Connection own = dataSource.getConnection();
                Statement statement = own.createStatement()) {
            for (String table : erased > compacted ? TABLES : List.of(KEYS)) {
                statement.execute("vacuum (full) " + table);
            }
            boolean all = moveLogOn(statement);
            jdbc.sql("update compaction set erasures = ?, ended_at = ?, compacted_at = now()")
                    .params(erased, ended.atOffset(ZoneOffset.UTC))
                    .update();
            LOG.info(
                    "wrote what the erased had left out of the files, up to erasure {}{}",
                    erased,
                    all ? "" : ", but for those of the log");
        } catch (SQLException e) {
            LOG.warn("what the erased have left is still in PostgreSQL's files; it is tried again: {}", e.getMessage());
        }
    }

    private Instant time(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single()
                .orElse(Instant.EPOCH);
    }

    /** What else was to be deleted with the account has to be gone first: other automations do that. */
    private boolean isSettled() {
        return jdbc.sql("""
                        select not exists (select 1 from erasure where erased_at > now() - interval '2 seconds')
                            and not exists (select 1 from retained where kind <> 'RECORDINGS'
                                and ended_at > now() - interval '2 seconds')
                        """).query(Boolean.class).single();
    }

    /**
     * Two checkpoints: what lies before the first is of no use to a recovery after the second.
     *
     * @return whether all of it was allowed; what fails otherwise is tried again with the rest
     */
    private static boolean moveLogOn(Statement statement) throws SQLException {
        try {
            statement.execute("checkpoint");
            statement.execute("select pg_switch_wal()");
            statement.execute("checkpoint");
        } catch (SQLException e) {
            requireMissingRight(e);
            LOG.warn(
                    "PostgreSQL's log could not be moved on (it wants the role pg_checkpoint, and execute on"
                            + " pg_switch_wal); it does so by itself with time: {}",
                    e.getMessage());
            return false;
        }
        try {
            writeOverReused(statement);
            return true;
        } catch (SQLException e) {
            requireMissingRight(e);
            LOG.warn(
                    "what the erased have left is still in files that PostgreSQL's log will use again (to write over them"
                            + " wants execute on pg_ls_waldir and pg_logical_emit_message); the log does so by itself with time: {}",
                    e.getMessage());
            return false;
        }
    }

    private static void requireMissingRight(SQLException e) throws SQLException {
        if (!MISSING_RIGHT.equals(e.getSQLState())) {
            throw e;
        }
    }

    /**
     * Files of the log that are kept for reuse still say what they said. Those that are there by now are all gone through;
     * to go on to the next file fills up the rest of one with zeros, if anything was written in it.
     */
    private static void writeOverReused(Statement statement) throws SQLException {
        if (!answer(statement, "show wal_recycle").equals("on")) {
            return;
        }
        int files = Integer.parseInt(answer(statement, TO_BE_WRITTEN));
        for (int file = 0; file < files; file++) {
            statement.execute("select pg_logical_emit_message(false, 'videoconf', '')");
            statement.execute("select pg_switch_wal()");
        }
        statement.execute("checkpoint");
    }

    private static String answer(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
