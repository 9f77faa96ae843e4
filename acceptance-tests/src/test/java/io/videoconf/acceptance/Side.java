package io.videoconf.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** One process of the distributed deployment. */
final class Side implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?m)^ready(?: (http://\\S+))?$");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final Process process;
    private final Path log;

    private Side(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Launches it; {@link #ready()} waits until it works.
     *
     * @param arguments from the class path on
     */
    static Side launch(Path log, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Settings.jvmArguments());
        command.add("-Xmx400m");
        command.addAll(arguments);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(Allowances.ENVIRONMENT);
            return new Side(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that it is ready. */
    Side ready() {
        try {
            Awaitility.await()
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast(() -> !process.isAlive())
                    .until(() -> READY.matcher(log()).find());
            return this;
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            String all = log();
            throw new IllegalStateException(
                    log + " never said ready:\n" + all.substring(Math.max(0, all.length() - 4000)), e);
        }
    }

    /** Where it is asked: the edge for everything, the others for health and metrics. */
    URI url() {
        return READY.matcher(log())
                .results()
                .findFirst()
                .flatMap(ready -> Optional.ofNullable(ready.group(1)))
                .map(URI::create)
                .orElseThrow();
    }

    /** What it has written so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has done what it was launched for. */
    void finished() {
        awaitExit();
        if (process.exitValue() != 0) {
            throw new IllegalStateException(log + ":\n" + log());
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks it to stop, and returns its exit code. */
    int stop() {
        process.destroy();
        awaitExit();
        return process.exitValue();
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("it does not stop: " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process stopped", e);
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IllegalStateException e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
