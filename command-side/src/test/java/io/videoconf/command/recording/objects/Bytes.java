package io.videoconf.command.recording.objects;

import io.videoconf.api.recording.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** As many bytes as wanted, the same each time, without keeping any. */
public record Bytes(long seed, long size) {

    public InputStream stream() {
        return new Source(seed, size);
    }

    public byte[] array() {
        try (InputStream stream = stream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Part asPart(int number) {
        return new Part(number, size, sha256());
    }

    public String sha256() {
        MessageDigest digest = digest();
        try (InputStream stream = stream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends InputStream {
        private final SplittableRandom random;
        private long left;

        Source(long seed, long size) {
            this.random = new SplittableRandom(seed);
            this.left = size;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return (int) (random.nextLong() & 0xff);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            // Whole words only, but for the end, so that how it is read does not change what is read.
            int count = (int) Math.min(left, length);
            for (int i = 0; i < count; i++) {
                bytes[offset + i] = (byte) random.nextLong();
            }
            left -= count;
            return count;
        }
    }
}
