package io.videoconf.command.compliance.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events of one machine, from the table in PostgreSQL.
 *
 * <p>Positions are drawn before a transaction commits, so a smaller one may appear after a greater one. A gap is passed
 * only when every transaction that held the table for writing, at a time when the gap was seen, is over: whoever draws a
 * position has the table's lock before that.
 */
final class PostgresRawEvents implements RawEvents {
    private static final String FIELDS = "select global_index, event_identifier, type, aggregate_identifier,"
            + " sequence_number, time_stamp, payload_type, payload_revision, meta_data, payload from domain_event";
    private static final String WRITERS = "select virtualtransaction from pg_locks where locktype = 'relation'"
            + " and relation = 'domain_event'::regclass and mode = 'RowExclusiveLock' and granted";
    private static final long FEW = 1_000;
    /** More than those who write at the same time. */
    private static final int MARGIN = 64;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresRawEvents.class);

    private final JdbcTemplate jdbc;
    private final RecentEvents recent;

    /** @param recent what was committed here need not be read */
    PostgresRawEvents(JdbcTemplate jdbc, RecentEvents recent) {
        this.jdbc = jdbc;
        this.recent = recent;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) throws InterruptedException {
        List<StoredEvent> known = recent.takeAfter(position, limit);
        if (known.isEmpty()) {
            return stored(position, limit);
        }
        if (!isStored(known)) {
            LOG.warn(
                    "the database has gone back behind what was committed: events after {} are read from it", position);
            recent.forget();
            return stored(position, limit);
        }
        long reached = known.getLast().position();
        if (known.size() == limit || !recent.isBeyond(reached)) {
            return known;
        }
        // What comes next was not committed here, or never will be.
        List<StoredEvent> all = new ArrayList<>(known);
        all.addAll(stored(reached, limit - known.size()));
        return all;
    }

    /** Whether the first and the last are what stands there: not, where the database was set back to what it was before them. */
    private boolean isStored(List<StoredEvent> events) {
        StoredEvent first = events.getFirst();
        StoredEvent last = events.getLast();
        Map<Long, String> found = new HashMap<>();
        jdbc.query(
                "select global_index, event_identifier from domain_event where global_index in (?, ?)",
                row -> {
                    found.put(row.getLong(1), row.getString(2));
                },
                first.position(),
                last.position());
        return first.eventId().equals(found.get(first.position()))
                && last.eventId().equals(found.get(last.position()));
    }

    private List<StoredEvent> stored(long position, int limit) throws InterruptedException {
        // Beyond what is asked for, to see whether a gap is near the end.
        List<StoredEvent> found = beyond(position, limit + MARGIN);
        List<StoredEvent> whole = withoutGap(position, found);
        if (whole.size() >= limit) {
            return whole.subList(0, limit);
        }
        // A gap near the end is mostly a transaction that is on its way, and no gap when we look the next time. To ask
        // who writes stops all of them for a moment.
        boolean isNearTheEnd = found.size() < limit + MARGIN && found.size() - whole.size() <= whole.size();
        if (whole.size() == found.size() || isNearTheEnd) {
            return whole;
        }
        boolean settled = settled();
        // What was in the gaps when we looked first is there now, or never will be. What came since may have gaps anew.
        List<StoredEvent> filled = filled(position, found);
        // Unless there is a long transaction: what stands before its gap is final all the same.
        List<StoredEvent> sure = settled ? filled : withoutGap(position, filled);
        return sure.subList(0, Math.min(limit, sure.size()));
    }

    /** The same with what is in its gaps by now: a few rows mostly, and not all of them again. */
    private List<StoredEvent> filled(long position, List<StoredEvent> found) {
        long last = found.getLast().position();
        if (last - Math.max(position, 0) - found.size() > FEW) {
            return between(position, last);
        }
        List<StoredEvent> all = new ArrayList<>(found);
        all.addAll(at(gaps(position, found)));
        all.sort(Comparator.comparingLong(StoredEvent::position));
        return all;
    }

    private static List<Long> gaps(long position, List<StoredEvent> found) {
        List<Long> gaps = new ArrayList<>();
        long last = Math.max(position, 0);
        for (StoredEvent event : found) {
            LongStream.range(last + 1, event.position()).forEach(gaps::add);
            last = event.position();
        }
        return gaps;
    }

    @Override
    public List<StoredEvent> between(long after, long until) {
        return jdbc.query(
                FIELDS + " where global_index > ? and global_index <= ? order by global_index",
                PostgresRawEvents::event,
                after,
                until);
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) {
        return jdbc.query(
                FIELDS + " where global_index = any(?) order by global_index", PostgresRawEvents::event, (Object)
                        positions.toArray(Long[]::new));
    }

    private List<StoredEvent> beyond(long position, int limit) {
        return jdbc.query(
                FIELDS + " where global_index > ? order by global_index limit ?",
                PostgresRawEvents::event,
                position,
                limit);
    }

    /** The events up to the first gap. Before the first event of all there is none. */
    private static List<StoredEvent> withoutGap(long position, List<StoredEvent> found) {
        List<StoredEvent> whole = new ArrayList<>(found.size());
        long last = Math.max(position, 0);
        for (StoredEvent event : found) {
            if (event.position() != last + 1) {
                break;
            }
            whole.add(event);
            last = event.position();
        }
        return whole;
    }

    /** Waits, for a moment only, until everybody is done who may have drawn a position by now. */
    private boolean settled() throws InterruptedException {
        Set<String> writers = new HashSet<>(writers());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!writers.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN);
            writers.retainAll(writers());
        }
        return writers.isEmpty();
    }

    private List<String> writers() {
        return jdbc.queryForList(WRITERS, String.class);
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("time_stamp"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("meta_data"),
                row.getBytes("payload"));
    }
}
