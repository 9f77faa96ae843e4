package io.videoconf.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is expected to end by itself. */
final class Command {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Command() {}

    /** How it ended, and what it said. */
    record Result(int exitCode, String output, String errors) {}

    /** Runs a jar with this JVM. */
    static Result java(String name, String jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", jar));
        command.addAll(List.of(arguments));
        return run(name, command);
    }

    /** Runs it to its end; it is killed when that does not come within four minutes. */
    static Result run(String name, List<String> command) {
        try {
            Path folder = Files.createDirectories(Settings.target().resolve("commands"));
            Path output = folder.resolve(name + ".out");
            Path errors = folder.resolve(name + ".err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            return new Result(ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ran", e);
        }
    }
}
