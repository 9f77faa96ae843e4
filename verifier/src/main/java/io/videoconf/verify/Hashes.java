package io.videoconf.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hashes of the ledger, as docs/ledger.md defines them. */
final class Hashes {
    static final int LENGTH = 32;
    private static final HexFormat HEX = HexFormat.of();

    private Hashes() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] event(Entry event) {
        MessageDigest sha = sha256();
        text(sha, "videoconf-event-v1");
        text(sha, event.eventId());
        text(sha, event.streamType());
        text(sha, event.streamId());
        field(sha, ByteBuffer.allocate(Long.BYTES).putLong(event.sequence()).array());
        text(sha, event.time());
        text(sha, event.payloadType());
        text(sha, event.payloadRevision());
        field(sha, event.metadata());
        field(sha, event.payload());
        return sha.digest();
    }

    static byte[] genesis(String history) {
        return of((byte) 3, history.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] link(byte[] previous, byte[] event) {
        return of((byte) 2, previous, event);
    }

    static byte[] leaf(byte[] event, byte[] link) {
        return of((byte) 0, event, link);
    }

    static byte[] node(byte[] left, byte[] right) {
        return of((byte) 1, left, right);
    }

    private static byte[] of(byte kind, byte[]... parts) {
        MessageDigest sha = sha256();
        sha.update(kind);
        for (byte[] part : parts) {
            sha.update(part);
        }
        return sha.digest();
    }

    private static void text(MessageDigest sha, @Nullable String text) {
        field(sha, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void field(MessageDigest sha, byte @Nullable [] bytes) {
        sha.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .array());
        if (bytes != null) {
            sha.update(bytes);
        }
    }

    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }
}
