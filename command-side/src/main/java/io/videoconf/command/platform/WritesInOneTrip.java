package io.videoconf.command.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Stores what a command has gathered, or several have. All statements go to PostgreSQL in one message, so that nothing is waited
 * for but the one answer.
 *
 * <p>They run in the transaction of whoever calls, whatever was said in it before. Where this is the end of the command, the
 * commit goes with them: the driver finds the transaction ended and does not ask for another commit.
 */
final class WritesInOneTrip {
    private static final String KEY =
            "insert into idempotency_key (actor_id, key, fingerprint, outcome, created_at) values (?, ?, ?, ?, ?)";
    private static final String EVENT = "insert into domain_event (event_identifier, aggregate_identifier,"
            + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data) values ";
    private static final String EVENT_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String TIMER = "insert into scheduled_tasks (task_name, task_instance, task_data,"
            + " execution_time, picked, version) values ";
    private static final String TIMER_ROW = "(?, ?, ?, ?, false, 1)";

    /** The protocol counts parameters of a statement in 16 bits. */
    private static final int ROWS_A_STATEMENT = 1000;

    /** How JDBC says that there are no more results. */
    private static final int NO_MORE = -1;

    private final DataSource dataSource;

    WritesInOneTrip(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Stores everything.
     *
     * @param end whether the transaction ends with it
     * @throws SQLException when nothing of it was stored, or, if the connection broke, when that is not known
     */
    void store(Writes writes, boolean end) throws SQLException {
        if (writes.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(sql(writes, end))) {
            bind(statement, writes);
            List<Long> positions = positions(statement);
            if (end) {
                writes.committedAt(positions);
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Nothing has been said to the database. */
    static final class NotSentException extends SQLException {
        private static final long serialVersionUID = 1L;

        NotSentException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Stores what several commands have gathered, and ends the transaction.
     *
     * @param patience how long any of it may wait for what others have locked
     * @throws NotSentException when it did not come to that
     * @throws SQLException when nothing of it was stored, or, if the connection broke, when that is not known
     */
    void storeTogether(List<Writes> all, Duration patience) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = prepared(connection, new WritesTogether(all, patience))) {
            List<Long> positions = positions(statement);
            int from = 0;
            for (Writes writes : all) {
                int to = from + writes.events().size();
                if (to <= positions.size()) {
                    writes.committedAt(positions.subList(from, to));
                }
                from = to;
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static PreparedStatement prepared(Connection connection, WritesTogether together) throws NotSentException {
        PreparedStatement statement = null;
        try {
            statement = connection.prepareStatement(together.sql());
            together.bind(statement);
            return statement;
        } catch (SQLException | RuntimeException e) {
            JdbcUtils.closeStatement(statement);
            throw new NotSentException(e);
        }
    }

    /** Only inserted events answer with rows. */
    private static List<Long> positions(PreparedStatement statement) throws SQLException {
        List<Long> positions = new ArrayList<>();
        boolean isRows = statement.execute();
        while (isRows || statement.getUpdateCount() != NO_MORE) {
            if (isRows) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        positions.add(rows.getLong(1));
                    }
                }
            }
            isRows = statement.getMoreResults();
        }
        return positions;
    }

    /** The key comes first: a repeated command fails on it before it has used up numbers of the event store. */
    private static String sql(Writes writes, boolean end) {
        StringBuilder sql = new StringBuilder(512);
        if (writes.key() != null) {
            sql.append(KEY).append(';');
        }
        sql.repeat(KeyRows.KEY + ';', writes.keys().size());
        sql.repeat(KeyRows.STREAM + ';', writes.places().size());
        insert(sql, EVENT, EVENT_ROW, writes.events().size(), answered(writes));
        insert(sql, TIMER, TIMER_ROW, writes.timers().size(), " on conflict do nothing;");
        return end ? sql.append("commit").toString() : sql.substring(0, sql.length() - 1);
    }

    /** Not where there are so many that the answer would be in the way of the rest of the question. */
    private static String answered(Writes writes) {
        return writes.events().size() > ROWS_A_STATEMENT ? ";" : " returning global_index;";
    }

    private static void insert(StringBuilder sql, String insert, String row, int rows, String end) {
        for (int left = rows; left > 0; left -= ROWS_A_STATEMENT) {
            sql.append(insert).append(row);
            for (int i = 1; i < Math.min(left, ROWS_A_STATEMENT); i++) {
                sql.append(',').append(row);
            }
            sql.append(end);
        }
    }

    private static void bind(PreparedStatement statement, Writes writes) throws SQLException {
        int at = key(statement, writes.key());
        for (Writes.PersonKeyRow made : writes.keys()) {
            at = KeyRows.bind(statement, at, made);
        }
        for (Writes.KeyStream place : writes.places()) {
            at = KeyRows.bind(statement, at, place);
        }
        at = events(statement, at, writes.events());
        timers(statement, at, writes.timers());
    }

    private static int key(PreparedStatement statement, Writes.@Nullable Key key) throws SQLException {
        int at = 0;
        if (key != null) {
            statement.setString(++at, key.actor());
            statement.setString(++at, key.key());
            statement.setString(++at, key.fingerprint());
            statement.setString(++at, key.outcome());
            statement.setObject(++at, key.at().atOffset(ZoneOffset.UTC));
        }
        return at;
    }

    private static int events(PreparedStatement statement, int from, List<Writes.Event> events) throws SQLException {
        int at = from;
        for (Writes.Event event : events) {
            statement.setString(++at, event.identifier());
            statement.setString(++at, event.stream());
            statement.setLong(++at, event.sequence());
            statement.setString(++at, event.type());
            statement.setString(++at, event.at());
            statement.setString(++at, event.payloadType());
            statement.setString(++at, event.revision());
            statement.setBytes(++at, event.payload());
            statement.setBytes(++at, event.metadata());
        }
        return at;
    }

    private static void timers(PreparedStatement statement, int from, List<Writes.Timer> timers) throws SQLException {
        int at = from;
        for (Writes.Timer timer : timers) {
            statement.setString(++at, timer.task());
            statement.setString(++at, timer.instance());
            statement.setBytes(++at, timer.data());
            statement.setObject(++at, timer.due().atOffset(ZoneOffset.UTC));
        }
    }
}
