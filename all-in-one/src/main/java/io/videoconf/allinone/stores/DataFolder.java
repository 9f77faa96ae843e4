package io.videoconf.allinone.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that everything kept lies in, held by one process at a time and readable by its owner alone.
 *
 * <p>A folder that was there before keeps its own permissions (it may be someone's home); what we make in it does not
 * depend on them.
 */
final class DataFolder implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int SECRET_BYTES = 32;

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where there is none and takes hold of it until {@link #close()}.
     *
     * @throws StartRefused where it is no folder, cannot be written to, or is held by another process
     */
    static DataFolder hold(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new StartRefused("the data folder " + absolute + " is not a folder");
        }
        try {
            makeFolder(absolute);
            Path real = absolute.toRealPath();
            return new DataFolder(real, lock(real));
        } catch (IOException e) {
            throw new StartRefused("the data folder " + absolute + " cannot be written to", e);
        }
    }

    /** A folder inside, made when it is not there. */
    Path folder(String name) throws IOException {
        Path folder = root.resolve(name);
        makeFolder(folder);
        return folder;
    }

    /** The secret of that name, or null where none was made yet. */
    @Nullable
    String knownSecret(String name) throws IOException {
        Path file = folder("secrets").resolve(name);
        return Files.exists(file) ? Files.readString(file, UTF_8).strip() : null;
    }

    Path secretFile(String name) {
        return root.resolve("secrets").resolve(name);
    }

    /** The secret of that name, 256 random bits in URL-safe letters, made when first asked for. */
    String secret(String name) throws IOException {
        String known = knownSecret(name);
        if (known != null) {
            return known;
        }
        byte[] bits = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bits);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        writeWhole(secretFile(name), made);
        return made;
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** Writes a file that is there whole or not at all, also after a power cut. */
    static void writeWhole(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE, WRITE), OWNER_ONLY_FILE)) {
            writeFully(channel, text);
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.resolveSibling("."), READ)) {
            folder.force(true);
        }
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNER_ONLY_FOLDER);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), OWNER_ONLY_FILE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartRefused("the data folder " + folder + " is in use by another VideoConf" + holder(file));
        }
        channel.truncate(0);
        writeFully(channel, Long.toString(ProcessHandle.current().pid()));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as taken as if another held it.
            return null;
        }
    }

    private static String holder(Path lockFile) throws IOException {
        String process = Files.readString(lockFile, UTF_8).strip();
        return process.isEmpty() ? "" : " (process " + process + ")";
    }

    private static void writeFully(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
