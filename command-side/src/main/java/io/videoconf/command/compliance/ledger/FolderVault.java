package io.videoconf.command.compliance.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Private halves as files that their owner alone may read, apart from the database: who can write there can still not
 * sign.
 */
final class FolderVault implements KeyVault {
    private final Path folder;

    FolderVault(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder, only("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for the ledger's keys cannot be made: " + folder, e);
        }
    }

    @Override
    public void keep(String keyId, byte[] privateKey) {
        Path file = file(keyId);
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, only("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(privateKey);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            // Before any signature of it is anywhere.
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's key cannot be kept in " + folder, e);
        }
    }

    @Override
    public Optional<byte[]> find(String keyId) {
        try {
            return Optional.of(Files.readAllBytes(file(keyId)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's key cannot be read in " + folder, e);
        }
    }

    @Override
    public void destroy(String keyId) {
        try {
            Files.deleteIfExists(file(keyId));
        } catch (IOException e) {
            throw new UncheckedIOException("a retired key of the ledger cannot be removed from " + folder, e);
        }
    }

    private Path file(String keyId) {
        return folder.resolve(keyId + ".pk8");
    }

    private FileAttribute<?>[] only(String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
