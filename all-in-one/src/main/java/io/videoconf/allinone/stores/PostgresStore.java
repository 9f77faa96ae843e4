package io.videoconf.allinone.stores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own: a child process on a kept cluster, reached by password over the loopback interface only.
 *
 * <p>{@code postgres/cluster} holds the data, {@code postgres/server.log} what the server of the present
 * run said, {@code postgres/complete} says that the first start came to its end.
 */
final class PostgresStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);
    private static final String APPLICATION = "videoconf";
    private static final String ADMIN_SECRET = "postgres-admin-password";
    private static final String APPLICATION_SECRET = "postgres-password";

    private final EmbeddedPostgres server;
    private final PostgresAddress address;
    private final StalePostgres running;

    private PostgresStore(EmbeddedPostgres server, PostgresAddress address, StalePostgres running) {
        this.server = server;
        this.address = address;
        this.running = running;
    }

    /** Whether a first start has come to its end on this folder. */
    static boolean wasUsed(DataFolder data) throws IOException {
        return Files.exists(data.folder("postgres").resolve("complete"));
    }

    /**
     * Starts the server, and makes role and database when the folder is fresh.
     *
     * @throws StartRefused where PostgreSQL cannot run here
     */
    static PostgresStore start(DataFolder data) throws IOException {
        Path home = data.folder("postgres");
        Path cluster = data.folder("postgres/cluster");
        boolean fresh = !wasUsed(data);
        if (!fresh) {
            refuseLostPasswords(data, home);
        }
        String adminPassword = data.secret(ADMIN_SECRET);
        String password = data.secret(APPLICATION_SECRET);
        StalePostgres running = new StalePostgres(cluster, adminPassword);
        running.settle();
        if (fresh) {
            clearHalfMade(home, cluster);
            data.folder("postgres/cluster");
        }
        var launch = new PostgresLaunch(home, cluster, data.secretFile(ADMIN_SECRET), adminPassword);
        EmbeddedPostgres server = PostgresProgram.of(home).use(program -> launch.start(program, running));
        prepareOrStop(server, home, fresh, password);
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + APPLICATION;
        return new PostgresStore(server, new PostgresAddress(url, APPLICATION, password), running);
    }

    PostgresAddress address() {
        return address;
    }

    /** Stops the server, and returns once it has gone: within 30 s, or with an exception. */
    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> process = running.process();
        server.close();
        // The starter only logs when it could not stop the server, or not in time.
        running.settle();
        process.ifPresent(StalePostgres::awaitEnd);
    }

    private static void refuseLostPasswords(DataFolder data, Path home) throws IOException {
        if (data.knownSecret(ADMIN_SECRET) == null || data.knownSecret(APPLICATION_SECRET) == null) {
            throw new StartRefused("the database in " + home + " has lost its passwords: put back "
                    + data.secretFile(ADMIN_SECRET) + " and " + data.secretFile(APPLICATION_SECRET));
        }
    }

    /** Nothing was promised to anybody before the first start had ended, so what it left half made is not needed. */
    private static void clearHalfMade(Path home, Path cluster) throws IOException {
        if (DataFolder.isEmpty(cluster)) {
            return;
        }
        Path aside = home.resolve("cluster-unfinished-" + Instant.now().toEpochMilli());
        LOG.warn("The first start did not come to its end; its database is put aside as {}", aside);
        Files.move(cluster, aside);
    }

    private static void prepareOrStop(EmbeddedPostgres server, Path home, boolean fresh, String password)
            throws IOException {
        try {
            prepare(server, home.resolve("cluster"), fresh, password);
            if (fresh) {
                DataFolder.writeWhole(home.resolve("complete"), "");
            }
        } catch (SQLException e) {
            server.close();
            throw new StartRefused("the database in " + home + " does not let us in: " + firstLine(e), e);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void prepare(EmbeddedPostgres server, Path cluster, boolean fresh, String password)
            throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            Path served = StalePostgres.dataDirectory(connection);
            if (!served.equals(cluster)) {
                throw new StartRefused("the PostgreSQL that answered serves " + served + ", not " + cluster);
            }
            if (fresh) {
                // The password is made of URL-safe letters only, so it needs no quoting.
                statement.execute("CREATE ROLE " + APPLICATION + " LOGIN PASSWORD '" + password + "'");
                statement.execute("CREATE DATABASE " + APPLICATION + " OWNER " + APPLICATION);
                statement.execute("REVOKE ALL ON DATABASE " + APPLICATION + " FROM PUBLIC");
            }
            // To move the log on after an erasure.
            statement.execute("GRANT pg_checkpoint TO " + APPLICATION);
            if (fresh) {
                makeLogFiles(statement);
            }
        }
        try (Connection connection =
                        server.getDatabase(PostgresLaunch.ADMIN, APPLICATION).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("GRANT EXECUTE ON FUNCTION pg_switch_wal(), pg_ls_waldir() TO " + APPLICATION);
        }
    }

    /** While nobody waits yet. The checkpoint keeps them, to be used again. */
    private static void makeLogFiles(Statement statement) throws SQLException {
        for (int file = 0; file < PostgresLaunch.LOG_FILES; file++) {
            statement.execute("SELECT pg_logical_emit_message(false, 'videoconf', '')");
            statement.execute("SELECT pg_switch_wal()");
        }
        statement.execute("CHECKPOINT");
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
