package io.videoconf.allinone.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the PostgreSQL process, with settings that keep what it acknowledged. */
final class PostgresLaunch {
    /** Superuser, named so by the starter; the application is given a role of its own. */
    static final String ADMIN = "postgres";

    /** How many files of the log there are at least, of 1 MiB each. */
    static final int LOG_FILES = 128;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresLaunch.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    /** The starter's own settings are made for tests: it switches fsync off, and commits before they are on disk. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            // No socket files: JDBC does not use them, and long folder names would not fit.
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "64MB"),
            // A plan that is made while a table is new and small stays until the table has statistics: by index from
            // the beginning, or whoever follows the log reads all of it each time.
            Map.entry("enable_seqscan", "off"),
            Map.entry("max_wal_size", "256MB"),
            // So much of the log is there to be written in; where a file has to be made first, all commits wait for it.
            Map.entry("min_wal_size", LOG_FILES + "MB"),
            // New events are vacuumed in small steps, while their pages are in memory.
            Map.entry("autovacuum_naptime", "10s"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("log_checkpoints", "off"),
            // Statements and details carry people's data, which has no place in a log.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    private final Path cluster;
    private final Path log;
    private final Path passwordFile;
    private final String password;

    /**
     * @param home folder of the log
     * @param cluster data directory, a real path; filled by the first start
     * @param passwordFile holds the superuser's password
     */
    PostgresLaunch(Path home, Path cluster, Path passwordFile, String password) {
        this.cluster = cluster;
        this.log = home.resolve("server.log");
        this.passwordFile = passwordFile;
        this.password = password;
    }

    /**
     * Two tries: another process may take the port between our choosing it and the server's binding it.
     *
     * @param program folder that the program is unpacked into
     * @throws StartRefused with the server's own last words
     */
    EmbeddedPostgres start(Path program, StalePostgres running) throws IOException {
        refuseBareRoot();
        Exception failure;
        try {
            return tryStart(program);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("PostgreSQL did not start at once", e);
            running.settle();
            failure = e;
        }
        if (Files.exists(cluster.resolve("postgresql.conf"))) {
            try {
                return tryStart(program);
            } catch (IOException | IllegalStateException e) {
                running.settle();
                failure = e;
            }
        }
        throw new StartRefused("PostgreSQL does not start: " + lastWords(failure) + " (" + log + ")", failure);
    }

    /** PostgreSQL never runs as root; the starter gets round that by a user namespace, where the machine allows it. */
    private static void refuseBareRoot() {
        boolean linuxRoot = "root".equals(System.getProperty("user.name"))
                && System.getProperty("os.name", "").startsWith("Linux");
        if (linuxRoot && !LinuxUtils.isUnshareAvailable()) {
            throw new StartRefused("PostgreSQL does not run as root, and this machine gives it no user namespace:"
                    + " start VideoConf as another user");
        }
    }

    private EmbeddedPostgres tryStart(Path program) throws IOException {
        // Left locked by a try that failed; the lock that counts is the data folder's.
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        Files.deleteIfExists(log);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new OneMachine())
                // The starter would unpack into the machine's temporary folder, where anybody can change programs.
                .setOverrideWorkingDirectory(program.toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                // We stop it ourselves, after the application that uses it.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WITHIN)
                .setPort(freePort())
                .setConnectConfig("password", password)
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                // "Locale" settings become long options of initdb, after the starter's own "-A trust": the last counts.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                // The same order of text on every machine, and after every update of its C library.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // Whoever makes a file of the log fills it first, and all commits wait: 50 ms for the usual 16 MiB.
                .setLocaleConfig("wal-segsize", "1")
                .setLocaleConfig("locale", "C");
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String lastWords(Exception failure) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log, UTF_8) : List.of();
        return lines.stream()
                .filter(line -> line.contains("FATAL") || line.contains("error"))
                .reduce((_, last) -> last)
                .or(() -> lines.stream().reduce((_, last) -> last))
                .orElseGet(failure::toString);
    }

    /** The starter keeps unpacked programs by resolver for the life of the JVM: one each, so that folders do not mix. */
    private static final class OneMachine implements PgBinaryResolver {
        @Override
        public @Nullable InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }
}
