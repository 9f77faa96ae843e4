package io.videoconf.acceptance;

import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * The packaged program as a child process on a data folder. The folder outlives the process, so that the same history
 * can be started again, on another port.
 */
final class Server implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?m)^.*ready (http://127\\.0\\.0\\.1:\\d+)\\s*$");
    /** The first start prepares faster ones. */
    private static final Duration START = Duration.ofMinutes(8);

    /** Most servers here live for seconds: without the optimising compiler a start takes half the processor time. */
    private static final Map<String, String> SHORT_LIVED = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final AtomicInteger STARTS = new AtomicInteger();

    private final Path data;
    private final List<Path> logs;
    private final Process process;
    private final URI url;
    private final Map<String, String> settings;

    /** @param logs of this start, and of those before it */
    private Server(Path data, List<Path> logs, Process process, URI url, Map<String, String> settings) {
        this.settings = settings;
        this.data = data;
        this.logs = List.copyOf(logs);
        this.process = process;
        this.url = url;
    }

    /** Starts on a fresh data folder under target. */
    static Server fresh(String name, String... more) {
        return start(name, emptyFolder(name), more);
    }

    /** The same with settings of its own, by the names of environment variables. */
    static Server configured(String name, Map<String, String> settings) {
        return start(name, emptyFolder(name), List.of(), settings);
    }

    private static Path emptyFolder(String name) {
        try {
            Path servers = Files.createDirectories(Settings.target().resolve("servers"));
            return Files.createTempDirectory(servers, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts on a data folder, and returns when the program says that it is ready. */
    static Server start(String name, Path data, String... more) {
        return start(name, data, List.of(), Map.of(), more);
    }

    private static Server start(
            String name, Path data, List<Path> before, Map<String, String> settings, String... more) {
        Map<String, String> environment = new HashMap<>(SHORT_LIVED);
        environment.putAll(settings);
        Path log = Settings.target().resolve("servers").resolve(name + "-" + STARTS.incrementAndGet() + ".log");
        Process process = launch(command(data, more), log, environment);
        try {
            List<Path> logs = Stream.concat(before.stream(), Stream.of(log)).toList();
            return new Server(data, logs, process, awaitReady(process, log), settings);
        } catch (RuntimeException | Error e) {
            end(process);
            sweep(data);
            throw e;
        }
    }

    /** As a user would: the launcher prepares what is missing, and becomes the program. */
    private static List<String> command(Path data, String... more) {
        if (!Files.isRegularFile(Settings.jar())) {
            throw new IllegalStateException("nothing to test: " + Settings.jar() + " is not there");
        }
        Prepared.ONCE.await();
        List<String> command =
                new ArrayList<>(List.of(Settings.script().toString(), "up", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(more));
        return command;
    }

    /**
     * Twenty crashes are twenty starts: what makes them fast is made once, before the first. Scenarios that run beside these
     * in another process prepare the same files, so one waits for the other.
     */
    private enum Prepared {
        ONCE;

        private final Path log = Settings.target().resolve("servers").resolve("prepare.log");
        private final boolean done = prepare();

        void await() {
            if (!done) {
                throw new IllegalStateException("nothing could be prepared: " + tail(log));
            }
        }

        private boolean prepare() {
            Path lock = Settings.jar().resolveSibling("prepare.lock");
            try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                Process process = launch(List.of(Settings.script().toString(), "prepare"), log, Map.of());
                return process.waitFor(START.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static Process launch(List<String> command, Path log, Map<String, String> more) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(Operator.ENVIRONMENT);
            builder.environment().putAll(Allowances.ENVIRONMENT);
            // The endpoints that scenarios open are on this machine.
            builder.environment().put("VIDEOCONF_NOTICES_WEBHOOKS_ALLOWLOOPBACK", "true");
            // Nobody waits a day here until something was kept long enough.
            builder.environment().put("VIDEOCONF_RETENTION_SHORTEST", "1s");
            builder.environment().putAll(more);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI awaitReady(Process process, Path log) {
        try {
            return Awaitility.await()
                    .atMost(START)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .failFast(() -> !process.isAlive())
                    .until(() -> ready(log), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new IllegalStateException("the server did not start: " + tail(log), e);
        }
    }

    private static Optional<URI> ready(Path log) throws IOException {
        Matcher line = READY.matcher(Files.readString(log));
        return line.find() ? Optional.of(URI.create(line.group(1))) : Optional.empty();
    }

    URI url() {
        return url;
    }

    RestClient rest() {
        return new RestClient(url);
    }

    Path data() {
        return data;
    }

    /** What this start of it has written so far. */
    String log() {
        return read(logs.getLast());
    }

    /** What this start and all before it have written, on whatever data. */
    String logs() {
        return logs.stream().map(Server::read).collect(Collectors.joining());
    }

    /** What of it is in memory now, in KiB: heap and everything else, as Linux counts it. */
    long residentKib() {
        return read(Path.of("/proc", String.valueOf(process.pid()), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Kills the JVM as {@code kill -9} does. What it had started lives on, as it would after a crash. */
    void kill() {
        process.destroyForcibly();
        awaitExit(process);
    }

    /** Starts again on the same data, on another port. */
    Server again(String name) {
        return again(name, data);
    }

    /** Starts again on other data, such as a backup of its own. */
    Server again(String name, Path other) {
        return start(name, other, logs, settings);
    }

    /** Asks it to stop, as Ctrl-C does; answers with the exit code. */
    int stop() {
        process.destroy();
        awaitExit(process);
        return process.exitValue();
    }

    /** The processes of its database that still run. */
    List<ProcessHandle> leftovers() {
        return leftovers(data);
    }

    @Override
    public void close() {
        end(process);
        sweep(data);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static void awaitExit(Process process) {
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server stopped", e);
        }
    }

    private static List<ProcessHandle> leftovers(Path data) {
        try (var files = Files.walk(data)) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .map(file -> read(file).lines().findFirst().orElse("").strip())
                    .filter(line -> line.matches("\\d+"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
                    .filter(ProcessHandle::isAlive)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // the folder changes while we look: whatever is going away is no leftover
        }
    }

    private static void sweep(Path data) {
        leftovers(data).forEach(database -> {
            List<ProcessHandle> children = database.children().toList();
            database.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private static String tail(Path log) {
        String all = read(log);
        return log + ":\n" + all.substring(Math.max(0, all.length() - 4000));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
