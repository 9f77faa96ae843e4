package io.videoconf.commandline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Credentials in the user's configuration folder, readable for the user alone (0600, in a folder of 0700). Where a file
 * system knows no such rights, those of the folder count.
 */
final class CredentialsFile {
    private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");
    private final Path folder;
    private final Path file;

    CredentialsFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("credentials.json");
    }

    /** What a change of the credentials is, while no other process changes them. */
    interface Change<T> {
        T make(Optional<Credentials> now) throws IOException;
    }

    Optional<Credentials> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode kept = Wire.read(Files.readString(file));
        String refresh = kept.path("refresh_token").asString("");
        return Optional.of(new Credentials(
                kept.path("url").asString(""),
                kept.path("email").asString(""),
                kept.path("access_token").asString(""),
                refresh.isEmpty() ? null : refresh));
    }

    void write(Credentials credentials) throws IOException {
        ObjectNode kept = Wire.object()
                .put("url", credentials.url())
                .put("email", credentials.email())
                .put("access_token", credentials.accessToken());
        @Nullable String refresh = credentials.refreshToken();
        if (refresh != null) {
            kept.put("refresh_token", refresh);
        }
        prepare();
        Path fresh = folder.resolve("credentials.json.new");
        Files.deleteIfExists(fresh);
        create(fresh);
        Files.writeString(fresh, Wire.pretty(kept) + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Runs a change while no other process of ours does. A refresh token that two processes use is taken for stolen, and
     * ends the session.
     */
    <T> T alone(Change<T> change) throws IOException {
        prepare();
        Path lock = folder.resolve("lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            return change.make(held.isValid() ? read() : Optional.empty());
        }
    }

    private void prepare() throws IOException {
        Files.createDirectories(folder);
        if (knowsRights()) {
            Files.setPosixFilePermissions(folder, OWN_FOLDER);
        }
    }

    /** With its rights from its first moment on, not only after it was written. */
    private void create(Path fresh) throws IOException {
        if (knowsRights()) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWN_FILE));
        } else {
            Files.createFile(fresh);
        }
    }

    private boolean knowsRights() {
        return Files.getFileAttributeView(
                        folder, java.nio.file.attribute.PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                != null;
    }
}
