package io.videoconf.command.recording.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of what is being worked on. What a killed process left there is of no use, and removed a day later. */
final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path folder;

    Scratch(@Nullable Path folder) {
        this.folder = folder == null ? Path.of(System.getProperty("java.io.tmpdir"), "videoconf-recordings") : folder;
    }

    /** A fresh file, gone when it is closed. */
    Sheet sheet(String suffix) {
        try {
            Files.createDirectories(folder);
            return new Sheet(Files.createTempFile(folder, "work-", suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what was left behind. */
    void sweep(Instant now) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> left = Files.list(folder)) {
            left.filter(file -> isOld(file, now)).forEach(Scratch::remove);
        } catch (IOException e) {
            LOG.warn("what was left behind in {} cannot be removed: {}", folder, e.getMessage());
        }
    }

    private static boolean isOld(Path file, Instant now) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(LEFT_BEHIND));
        } catch (IOException e) {
            LOG.debug("{} is gone already: {}", file, e.getMessage());
            return false;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", file, e.getMessage());
        }
    }

    /** One file. */
    record Sheet(Path path) implements AutoCloseable {
        long size() {
            try {
                return Files.size(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            remove(path);
        }
    }
}
