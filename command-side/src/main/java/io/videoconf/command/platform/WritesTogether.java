package io.videoconf.command.platform;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements for what several commands have gathered, but for new keys of people. Rows are arrays: the text is the same however many there are, so that each
 * is prepared once. PostgreSQL numbers events in the order of the arrays.
 */
final class WritesTogether {
    private static final String KEYS = "insert into idempotency_key (actor_id, key, fingerprint, outcome, created_at)"
            + " select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[]);";
    private static final String PLACES = "insert into person_key_stream (key_id, stream)"
            + " select * from unnest(?::text[]::uuid[], ?::text[]) on conflict do nothing;";
    private static final String EVENTS = "insert into domain_event (event_identifier, aggregate_identifier,"
            + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
            + " select * from unnest(?::text[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::bytea[], ?::bytea[]) returning global_index;";
    private static final String TIMERS = "insert into scheduled_tasks (task_name, task_instance, task_data,"
            + " execution_time, picked, version) select *, false, 1"
            + " from unnest(?::text[], ?::text[], ?::bytea[], ?::timestamptz[]) on conflict do nothing;";

    private final String lockTimeout;
    private final List<Writes.Key> keys;
    private final List<Writes.KeyStream> places;
    private final List<Writes.Event> events;
    private final List<Writes.Timer> timers;

    /** @param patience how long any of it may wait for what others have locked */
    WritesTogether(Collection<Writes> all, Duration patience) {
        lockTimeout = "set local lock_timeout = " + patience.toMillis() + ";";
        keys = all.stream().map(Writes::key).filter(Objects::nonNull).toList();
        places = all.stream().flatMap(each -> each.places().stream()).distinct().toList();
        events = all.stream().flatMap(each -> each.events().stream()).toList();
        timers = all.stream().flatMap(each -> each.timers().stream()).toList();
    }

    /** Keys come first: a repeated command fails on its key before numbers of the event store are used up. */
    String sql() {
        return lockTimeout
                + (keys.isEmpty() ? "" : KEYS)
                + (places.isEmpty() ? "" : PLACES)
                + (events.isEmpty() ? "" : EVENTS)
                + (timers.isEmpty() ? "" : TIMERS)
                + "commit";
    }

    void bind(PreparedStatement statement) throws SQLException {
        Binder at = new Binder(statement);
        if (!keys.isEmpty()) {
            at.texts(keys, Writes.Key::actor);
            at.texts(keys, Writes.Key::key);
            at.texts(keys, Writes.Key::fingerprint);
            at.texts(keys, Writes.Key::outcome);
            at.times(keys, Writes.Key::at);
        }
        if (!places.isEmpty()) {
            at.ids(places, Writes.KeyStream::key);
            at.texts(places, Writes.KeyStream::stream);
        }
        if (!events.isEmpty()) {
            at.texts(events, Writes.Event::identifier);
            at.texts(events, Writes.Event::stream);
            at.numbers(events, Writes.Event::sequence);
            at.texts(events, Writes.Event::type);
            at.texts(events, Writes.Event::at);
            at.texts(events, Writes.Event::payloadType);
            at.texts(events, Writes.Event::revision);
            at.bytes(events, Writes.Event::payload);
            at.bytes(events, Writes.Event::metadata);
        }
        if (!timers.isEmpty()) {
            at.texts(timers, Writes.Timer::task);
            at.texts(timers, Writes.Timer::instance);
            at.bytes(timers, Writes.Timer::data);
            at.times(timers, Writes.Timer::due);
        }
    }

    /** One array after the other. */
    private static final class Binder {
        private final PreparedStatement statement;
        private final Connection connection;
        private int at;

        Binder(PreparedStatement statement) throws SQLException {
            this.statement = statement;
            this.connection = statement.getConnection();
        }

        <T> void texts(List<T> rows, Function<T, ? extends @Nullable String> field) throws SQLException {
            add("text", rows.stream().map(field).toArray(String[]::new));
        }

        <T> void numbers(List<T> rows, Function<T, Long> field) throws SQLException {
            add("int8", rows.stream().map(field).toArray(Long[]::new));
        }

        <T> void bytes(List<T> rows, Function<T, byte[]> field) throws SQLException {
            add("bytea", rows.stream().map(field).toArray(byte[][]::new));
        }

        <T> void ids(List<T> rows, Function<T, UUID> field) throws SQLException {
            // The driver would ask the database what an array of UUIDs is.
            texts(rows, row -> field.apply(row).toString());
        }

        <T> void times(List<T> rows, Function<T, Instant> field) throws SQLException {
            add(
                    "timestamptz",
                    rows.stream()
                            .map(row ->
                                    field.apply(row).atOffset(ZoneOffset.UTC).toString())
                            .toArray(String[]::new));
        }

        private void add(String type, Object[] values) throws SQLException {
            Array array = connection.createArrayOf(type, values);
            statement.setArray(++at, array);
        }
    }
}
