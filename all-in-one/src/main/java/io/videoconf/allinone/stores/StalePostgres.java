package io.videoconf.allinone.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that an earlier, killed run left behind. It is stopped, and only once it is shown to serve our own cluster:
 * process ids and ports are handed out again, so the pid file may name a stranger.
 */
final class StalePostgres {
    private static final Logger LOG = LoggerFactory.getLogger(StalePostgres.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    private enum Owner {
        US,
        SOMEBODY_ELSE,
        UNKNOWN
    }

    private final Path cluster;
    private final Path pidFile;
    private final String adminPassword;

    /** @param cluster data directory of ours, a real path */
    StalePostgres(Path cluster, String adminPassword) {
        this.cluster = cluster;
        this.pidFile = cluster.resolve("postmaster.pid");
        this.adminPassword = adminPassword;
    }

    /**
     * Sees to it that no server runs on our cluster.
     *
     * @throws StartRefused where it cannot be told whose the server is, or ours does not stop
     */
    void settle() throws IOException {
        Optional<ProcessHandle> named = process();
        if (named.isEmpty()) {
            // A pid file whose process is gone is PostgreSQL's own business: it looks for orphans and clears it.
            return;
        }
        ProcessHandle process = named.get();
        switch (owner(process)) {
            case US -> stop(process);
            case SOMEBODY_ELSE -> Files.deleteIfExists(pidFile);
            case UNKNOWN ->
                throw new StartRefused("cannot tell whose process " + process.pid() + " is, named by " + pidFile
                        + ": stop it if it is a PostgreSQL of that folder, else delete that file");
        }
    }

    /** The living process that the pid file names. */
    Optional<ProcessHandle> process() throws IOException {
        return line(PID_LINE).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    private Optional<Long> line(int number) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile, UTF_8);
        return lines.size() > number && lines.get(number).strip().matches("\\d{1,10}")
                ? Optional.of(Long.valueOf(lines.get(number).strip()))
                : Optional.empty();
    }

    private Owner owner(ProcessHandle process) throws IOException {
        Owner byProcess = ownerByProcess(process);
        Optional<Long> port = line(PORT_LINE);
        // A stranger's server is never asked: it would be shown our password.
        if (byProcess == Owner.SOMEBODY_ELSE || port.isEmpty()) {
            return byProcess;
        }
        try (Connection connection = connect(port.get())) {
            return dataDirectory(connection).equals(cluster) ? Owner.US : Owner.SOMEBODY_ELSE;
        } catch (SQLException e) {
            // It may be starting or stopping, and takes no questions then.
            LOG.debug("No answer from the server that {} names", pidFile, e);
            return byProcess;
        }
    }

    private Owner ownerByProcess(ProcessHandle process) {
        Optional<String> user = process.info().user();
        if (user.isPresent() && !user.equals(ProcessHandle.current().info().user())) {
            return Owner.SOMEBODY_ELSE;
        }
        Optional<String[]> arguments = process.info().arguments();
        if (arguments.isEmpty()) {
            return Owner.UNKNOWN;
        }
        List<String> words = Arrays.asList(arguments.get());
        int flag = words.indexOf("-D");
        boolean ours = flag >= 0 && flag + 1 < words.size() && isCluster(words.get(flag + 1));
        return ours ? Owner.US : Owner.SOMEBODY_ELSE;
    }

    private boolean isCluster(String path) {
        try {
            return Files.isSameFile(Path.of(path), cluster);
        } catch (IOException e) {
            return false;
        }
    }

    private void stop(ProcessHandle process) throws IOException {
        LOG.info("Stopping the PostgreSQL of an earlier run, process {}", process.pid());
        endSessions();
        // SIGTERM is PostgreSQL's orderly stop: it waits for sessions, and there are none left.
        process.destroy();
        awaitEnd(process);
    }

    /** Waits until the process is gone, within a bound. */
    static void awaitEnd(ProcessHandle process) {
        long until = System.nanoTime() + STOP_WITHIN.toNanos();
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            while (process.isAlive()) {
                if (System.nanoTime() > until) {
                    throw new StartRefused("PostgreSQL, process " + process.pid() + ", does not stop");
                }
                awaitMoment(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while PostgreSQL, process " + process.pid() + ", was stopping", e);
        }
    }

    /** The JDK looks less and less often whether a process that is no child of ours has gone: up to seconds late. */
    private static void awaitMoment(CompletableFuture<ProcessHandle> end) throws InterruptedException {
        try {
            end.get(10, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.trace("Not gone yet", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endSessions() throws IOException {
        Optional<Long> port = line(PORT_LINE);
        if (port.isEmpty()) {
            return;
        }
        try (Connection connection = connect(port.get());
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            LOG.debug("The server takes no sessions, so it has none to end", e);
        }
    }

    private Connection connect(long port) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", PostgresLaunch.ADMIN);
        properties.setProperty("password", adminPassword);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    /** The cluster that the server at the other end serves. */
    static Path dataDirectory(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            Path served = Path.of(row.getString(1));
            return Files.exists(served) ? served.toRealPath() : served;
        }
    }
}
