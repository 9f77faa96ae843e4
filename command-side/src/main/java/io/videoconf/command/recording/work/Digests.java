package io.videoconf.command.recording.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of files, read piece by piece. */
final class Digests {
    private static final int READ_AT_ONCE = 64 * 1024;

    private Digests() {}

    static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** SHA-256 of a file, lower-case hex. */
    static String sha256(Path file) {
        MessageDigest digest = of("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[READ_AT_ONCE];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
