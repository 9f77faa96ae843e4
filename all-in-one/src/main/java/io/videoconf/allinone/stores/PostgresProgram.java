package io.videoconf.allinone.stores;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The folder that the PostgreSQL program is unpacked into. It takes some seconds, so several data folders may share
 * one: the system property {@value #PROPERTY} names it; without it, it lies in the data folder.
 */
final class PostgresProgram {
    static final String PROPERTY = "videoconf.postgres.program";

    /** File locks are held by processes; this one is for the threads of ours. */
    private static final Lock UNPACKING = new ReentrantLock();

    private final Path home;

    /** What is run from the folder, and unpacks into it first where it is empty. */
    @FunctionalInterface
    interface Use<T> {
        T from(Path folder) throws IOException;
    }

    private PostgresProgram(Path home) {
        this.home = home;
    }

    /** @param home of the data, where the program goes unless the property says otherwise */
    static PostgresProgram of(Path home) throws IOException {
        String shared = System.getProperty(PROPERTY);
        if (shared == null) {
            return new PostgresProgram(home);
        }
        Path folder = Files.createDirectories(Path.of(shared).toAbsolutePath());
        // The unpacker leaves its folder open to all; nobody else may come through to it.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return new PostgresProgram(folder);
    }

    /** Runs what uses the program; the first such run is alone, since the unpacker trusts every file that it finds. */
    <T> T use(Use<T> use) throws IOException {
        Path folder = home.resolve("program");
        Path unpacked = home.resolve("program-complete");
        if (Files.exists(unpacked)) {
            return use.from(folder);
        }
        UNPACKING.lock();
        try (FileChannel file = FileChannel.open(home.resolve("program-lock"), CREATE, WRITE)) {
            // Let go of with the channel.
            file.lock();
            if (!Files.exists(unpacked)) {
                DataFolder.deleteTree(folder);
            }
            T result = use.from(folder);
            DataFolder.writeWhole(unpacked, "");
            return result;
        } finally {
            UNPACKING.unlock();
        }
    }
}
