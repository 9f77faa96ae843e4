package io.videoconf.command.platform;

import io.videoconf.command.platform.TripQueue.Drive;
import io.videoconf.command.platform.TripQueue.Fail;
import io.videoconf.command.platform.TripQueue.GoAlone;
import io.videoconf.command.platform.TripQueue.Passenger;
import io.videoconf.command.platform.TripQueue.Stored;
import io.videoconf.command.platform.TripQueue.Turn;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Stores what commands have gathered, together where they end at the same time: who comes while a trip is under way waits for its
 * end, and goes with all who wait as well, in one transaction. A transaction costs more than what a command stores in it.
 *
 * <p>No command fails for another: where the database refuses what several have brought, each goes by itself. And none waits for
 * long for another ({@link TripQueue}).
 */
final class SharedTrips implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTrips.class);

    /** Who brings more would hold up the others. */
    private static final int BYTES_A_COMMAND = 1 << 17;

    /** What the connection of a transaction is called as long as nothing was said in it ({@code connection-fetch: lazy}). */
    private static final String UNUSED = "Lazy Connection proxy for target DataSource";

    /** The server stops, or does not know what became of a commit. */
    private static final List<String> UNKNOWN = List.of("57P", "40003");

    private final WritesInOneTrip trip;
    private final DataSource dataSource;
    private final Duration patience;
    private final TripQueue queue;

    /**
     * Trips to this database.
     *
     * @param patience how long anybody waits for a trip that others are on
     */
    SharedTrips(WritesInOneTrip trip, DataSource dataSource, Duration patience) {
        this.trip = trip;
        this.dataSource = dataSource;
        this.patience = patience;
        this.queue = new TripQueue(patience);
    }

    /**
     * Stores everything and ends the transaction.
     *
     * @throws SQLException when nothing of it was stored, or, if the connection broke, when that is not known
     */
    void store(Writes writes) throws SQLException {
        if (writes.isEmpty()
                || writes.bytes() > BYTES_A_COMMAND
                || !writes.keys().isEmpty()
                || isInUse()) {
            trip.store(writes, true);
            return;
        }
        Turn turn = queue.come(writes);
        switch (turn instanceof Drive(List<Passenger> passengers) ? drive(passengers) : turn) {
            case Stored _ -> {
                // By whoever drove.
            }
            case GoAlone _ -> trip.store(writes, true);
            // One for each: it says where it was thrown.
            case Fail(SQLException cause) ->
                throw new SQLException(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
            case Drive _ -> throw new IllegalStateException("Who drives has driven");
        }
    }

    /** How many wait for the next trip. */
    int waiting() {
        return queue.waiting();
    }

    /**
     * Then there may be more in the transaction than was gathered, and it has to end as one. Whoever makes a key for a person has
     * looked for one first.
     */
    private boolean isInUse() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return !Proxy.isProxyClass(connection.getClass())
                    || !connection.toString().startsWith(UNUSED);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** @return what is next for whoever drove */
    private Turn drive(List<Passenger> passengers) throws SQLException {
        List<Passenger> others = passengers.subList(1, passengers.size());
        if (!others.isEmpty() && Thread.currentThread().isInterrupted()) {
            // The connection of a thread that is interrupted is closed under it.
            others.getFirst().tell(new Drive(others));
            return new Fail(TripQueue.interrupted());
        }
        Turn turn = null;
        try {
            turn = others.isEmpty() ? alone(passengers.getFirst().writes()) : together(passengers);
            return turn;
        } finally {
            Turn theirs = turn == null ? new Fail(lost(null)) : turn;
            try {
                queue.sendNext();
            } finally {
                others.forEach(each -> each.tell(theirs));
            }
        }
    }

    private Turn alone(Writes writes) throws SQLException {
        trip.store(writes, true);
        return new Stored();
    }

    private Turn together(List<Passenger> passengers) {
        List<Writes> all = passengers.stream().map(Passenger::writes).toList();
        try {
            trip.storeTogether(all, patience);
            return new Stored();
        } catch (WritesInOneTrip.NotSentException failure) {
            return aloneAfter(failure, all);
        } catch (SQLException failure) {
            return isRefused(failure) ? aloneAfter(failure, all) : new Fail(lost(failure));
        }
    }

    private static Turn aloneAfter(SQLException failure, List<Writes> all) {
        LOG.debug("{} commands go by themselves: {}", all.size(), failure.getMessage());
        return new GoAlone();
    }

    /** The server said no, so that nothing is stored; and then the transaction begins anew. */
    private boolean isRefused(SQLException failure) {
        String state = failure.getSQLState();
        if (!(failure instanceof PSQLException answer)
                || answer.getServerErrorMessage() == null
                || state == null
                || UNKNOWN.stream().anyMatch(state::startsWith)) {
            return false;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.rollback();
            return true;
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
            return false;
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static SQLException lost(@Nullable SQLException cause) {
        return new SQLException(
                "The trip with others did not come back: it is not known whether this was stored",
                cause == null ? null : cause.getSQLState(),
                cause);
    }

    @Override
    public void close() {
        queue.close();
    }
}
