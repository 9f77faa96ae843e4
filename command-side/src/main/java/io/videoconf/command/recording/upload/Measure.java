package io.videoconf.command.recording.upload;

import io.videoconf.command.recording.objects.ByteSink;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests bytes as they pass. */
final class Measure implements ByteSink {
    private final MessageDigest digest = sha256();
    private long size;

    @Override
    public void take(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        size += length;
    }

    /** Bytes so far. */
    long size() {
        return size;
    }

    /** SHA-256 of all of them, lower-case hex. Ends the measure. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
