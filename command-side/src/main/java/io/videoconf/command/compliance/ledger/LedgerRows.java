package io.videoconf.command.compliance.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's rows: leaves, the ends of the chains, and how far it has come. */
final class LedgerRows {
    private static final String ENDS = """
            insert into ledger_history (history, number, length, link) select * from unnest(?, ?, ?, ?)
            on conflict (history) do update set length = excluded.length, link = excluded.link
            """;

    /** By one number, not by a join: then the index gives them in order, and no more than are asked for are read. */
    private static final String OF_HISTORY =
            "where l.history_number = (select number from ledger_history where history = ?)";

    /** Leaves that are stored at once: whoever does it must not have a processor for much longer than a command takes. */
    private static final int STEP = 64;

    private final JdbcTemplate jdbc;

    LedgerRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How far it has come: up to this position of the store, with this many leaves. */
    record State(String origin, long position, long size) {}

    /**
     * The end of a chain.
     *
     * @param number of its history, which its leaves name it by
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record End(long number, long length, byte[] link) {}

    /** Begins the ledger; nothing when it has begun. */
    void begin(String origin) {
        jdbc.update(
                "insert into ledger_state (origin, position, size) values (?, ?, 0) on conflict do nothing",
                origin,
                RawEvents.BEGINNING);
    }

    State state() {
        return states("").getFirst();
    }

    /** The state, for as long as the transaction lasts for nobody else; empty when somebody else has it. */
    Optional<State> claim() {
        return states(" for update skip locked").stream().findFirst();
    }

    /**
     * The same for a transaction that does not wait for the disk. Nothing is lost with it that is not found again in the
     * events, which are on disk, and the log is in order: once a head is on disk, so is all that it vouches for.
     */
    Optional<State> claimForNow() {
        jdbc.queryForObject("select set_config('synchronous_commit', 'off', true)", String.class);
        return claim();
    }

    /** Waits until nobody else has the state, and then has it. */
    void hold() {
        states(" for update");
    }

    private List<State> states(String more) {
        return jdbc.query(
                "select origin, position, size from ledger_state" + more,
                (row, _) -> new State(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    void moveTo(long position, long size) {
        jdbc.update("update ledger_state set position = ?, size = ?", position, size);
    }

    /** The ends of those of these histories that have begun. */
    Map<String, End> ends(Collection<String> histories) {
        Map<String, End> ends = new HashMap<>();
        jdbc.query(
                "select history, number, length, link from ledger_history where history = any(?)",
                row -> {
                    ends.put(row.getString(1), new End(row.getLong(2), row.getLong(3), row.getBytes(4)));
                },
                (Object) histories.toArray(String[]::new));
        return ends;
    }

    Optional<End> end(String history) {
        return Optional.ofNullable(ends(List.of(history)).get(history));
    }

    /** Numbers for histories that begin. */
    List<Long> numbers(int howMany) {
        return howMany == 0
                ? List.of()
                : jdbc.queryForList(
                        "select nextval(pg_get_serial_sequence('ledger_history', 'number')) from generate_series(1, ?)",
                        Long.class,
                        howMany);
    }

    /** @param numbers of the leaves' histories, by their names */
    void add(List<Leaf> leaves, ToLongFunction<String> numbers) {
        for (int from = 0; from < leaves.size(); from += STEP) {
            List<Leaf> some = leaves.subList(from, Math.min(from + STEP, leaves.size()));
            jdbc.execute((Connection connection) -> {
                LeafCopy.into(connection, some, numbers);
                return null;
            });
        }
    }

    void putEnds(Map<String, End> ends) {
        List<Map.Entry<String, End>> all = List.copyOf(ends.entrySet());
        jdbc.update(connection -> {
            PreparedStatement insert = connection.prepareStatement(ENDS);
            insert.setArray(1, texts(connection, all, Map.Entry::getKey));
            insert.setArray(2, numbers(connection, all, end -> end.getValue().number()));
            insert.setArray(3, numbers(connection, all, end -> end.getValue().length()));
            insert.setArray(4, hashes(connection, all, end -> end.getValue().link()));
            return insert;
        });
    }

    // Arrays of just these classes are sent as they are; any other is spelled out, and read back by the database.

    private static <T> Array numbers(Connection connection, List<T> rows, Function<T, Long> field) throws SQLException {
        return connection.createArrayOf("int8", rows.stream().map(field).toArray(Long[]::new));
    }

    private static <T> Array texts(Connection connection, List<T> rows, Function<T, String> field) throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(field).toArray(String[]::new));
    }

    private static <T> Array hashes(Connection connection, List<T> rows, Function<T, byte[]> field)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(field).toArray(byte[][]::new));
    }

    /** Leaves from an index on, in order. */
    List<Leaf> leaves(long from, int limit) {
        return jdbc.query(
                Leaf.FIELDS + "where l.tree_index >= ? order by l.tree_index limit ?", Leaf::read, from, limit);
    }

    /** A history's leaves from one of its indexes on, in order. */
    List<Leaf> history(String history, long from, int limit) {
        return jdbc.query(
                Leaf.FIELDS + OF_HISTORY + " and l.history_index >= ? order by l.history_index limit ?",
                Leaf::read,
                history,
                from,
                limit);
    }

    /** Whether there is a leaf of an event with this hash. Looks at all of them: for when something is wrong. */
    boolean isKnown(byte[] eventHash) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from ledger_leaf where event_hash = ?)", Boolean.class, (Object) eventHash));
    }

    /** The leaf of an event of this history. */
    Optional<Leaf> event(String history, String eventId) {
        return jdbc
                .query(
                        Leaf.FIELDS + OF_HISTORY + " and l.event_id = ? order by l.history_index desc limit 1",
                        Leaf::read,
                        history,
                        eventId)
                .stream()
                .findFirst();
    }

    /** The leaf of a fact of a stream that is a history of its own. */
    Optional<Leaf> fact(String history, long sequence) {
        return jdbc
                .query(
                        Leaf.FIELDS + OF_HISTORY + " and l.stream_id is null and l.sequence_number = ?"
                                + " order by l.history_index limit 1",
                        Leaf::read,
                        history,
                        sequence)
                .stream()
                .findFirst();
    }
}
