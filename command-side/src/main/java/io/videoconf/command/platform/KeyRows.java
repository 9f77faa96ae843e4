package io.videoconf.command.platform;

import io.videoconf.messaging.sealing.MasterKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Stores new keys of people: with the command that made them where the events go to the same store, else by themselves. */
final class KeyRows {
    static final String KEY = "insert into person_key (key_id, person, wrapped, created_at) values (?, ?, ?, ?)";
    static final String STREAM = "insert into person_key_stream (key_id, stream) values (?, ?) on conflict do nothing";

    private static final int SECRET_BYTES = 32;

    private final DataSource dataSource;
    private final boolean withEvents;

    /**
     * In this database.
     *
     * @param withEvents whether the events are in it too
     */
    KeyRows(DataSource dataSource, boolean withEvents) {
        this.dataSource = dataSource;
        this.withEvents = withEvents;
    }

    /** Stores it; true when that is as good as the command's transaction, false when it has been done whatever becomes of it. */
    boolean add(Writes.PersonKeyRow key) {
        Writes writes = withEvents ? Writes.current() : null;
        if (writes != null) {
            writes.add(key);
            return true;
        }
        return store(KEY, statement -> bind(statement, key));
    }

    /** The same for where a key was used. */
    boolean add(Writes.KeyStream place) {
        Writes writes = withEvents ? Writes.current() : null;
        if (writes != null) {
            writes.add(place);
            return true;
        }
        store(STREAM, statement -> bind(statement, place));
        return true;
    }

    static int bind(PreparedStatement statement, Writes.PersonKeyRow key) throws SQLException {
        return bind(statement, 0, key);
    }

    static int bind(PreparedStatement statement, int from, Writes.PersonKeyRow key) throws SQLException {
        int at = from;
        statement.setObject(++at, key.id());
        statement.setString(++at, key.person());
        statement.setBytes(++at, key.wrapped());
        statement.setObject(++at, key.at().atOffset(ZoneOffset.UTC));
        return at;
    }

    static int bind(PreparedStatement statement, Writes.KeyStream place) throws SQLException {
        return bind(statement, 0, place);
    }

    static int bind(PreparedStatement statement, int from, Writes.KeyStream place) throws SQLException {
        int at = from;
        statement.setObject(++at, place.key());
        statement.setString(++at, place.stream());
        return at;
    }

    /** A secret of this installation, made when it is first asked for. */
    byte[] secret(String name, MasterKey master) {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        // By itself: others must see it whatever becomes of the command that asks first.
        try (Connection connection = dataSource.getConnection();
                PreparedStatement make = connection.prepareStatement(
                        "insert into sealed_secret (name, sealed) values (?, ?) on conflict do nothing");
                PreparedStatement statement =
                        connection.prepareStatement("select sealed from sealed_secret where name = ?")) {
            make.setString(1, name);
            make.setBytes(2, master.seal(fresh, name));
            make.executeUpdate();
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return master.open(row.getBytes(1), name);
            }
        } catch (SQLException e) {
            throw new EventStoreException("The secret " + name + " could not be read", e);
        }
    }

    @FunctionalInterface
    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** On a connection of its own, which commits: the events in another store must not be faster. */
    private boolean store(String sql, Binder binder) {
        Connection connection = null;
        try {
            // A transaction that is there takes it along where the events are in it.
            connection = withEvents ? DataSourceUtils.getConnection(dataSource) : dataSource.getConnection();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binder.bind(statement);
                statement.executeUpdate();
            }
            return withEvents;
        } catch (SQLException e) {
            throw new EventStoreException("A key of a person could not be stored", e);
        } finally {
            if (withEvents) {
                DataSourceUtils.releaseConnection(connection, dataSource);
            } else {
                close(connection);
            }
        }
    }

    private static void close(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new EventStoreException("A connection could not be given back", e);
        }
    }
}
