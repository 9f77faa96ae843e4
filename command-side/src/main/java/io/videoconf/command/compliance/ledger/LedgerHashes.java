package io.videoconf.command.compliance.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Every hash of the ledger, SHA-256 each; docs/ledger.md says the same for those who check it with tools of their own.
 *
 * <p>The first byte tells apart what is hashed, so that none of them can be taken for another: 0 a leaf and 1 a node of the
 * tree, as RFC 6962 has it, 2 a link of a chain, 3 the beginning of a chain.
 */
public final class LedgerHashes {
    /** Names the encoding of an event, and so its version. */
    static final String EVENT = "videoconf-event-v1";

    static final int LENGTH = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte LINK = 2;
    private static final byte GENESIS = 3;
    private static final int ABSENT = -1;

    private final MessageDigest sha = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    /** Of everything that is stored of an event: each field with its length before it, so that none runs into the next. */
    byte[] event(StoredEvent event) {
        text(EVENT);
        text(event.eventId());
        text(event.streamType());
        text(event.streamId());
        length(Long.BYTES);
        sha.update(number.clear().putLong(event.sequence()).flip());
        text(event.time());
        text(event.payloadType());
        text(event.payloadRevision());
        field(event.metadata());
        field(event.payload());
        return sha.digest();
    }

    /** What stands before the first link of a history. */
    byte[] genesis(String history) {
        sha.update(GENESIS);
        return sha.digest(history.getBytes(StandardCharsets.UTF_8));
    }

    byte[] link(byte[] previous, byte[] event) {
        sha.update(LINK);
        sha.update(previous);
        return sha.digest(event);
    }

    /** The leaf of an event: it vouches for the event, and for its place in its history. */
    byte[] leaf(byte[] event, byte[] link) {
        sha.update(LEAF);
        sha.update(event);
        return sha.digest(link);
    }

    /** A leaf of RFC 6962 with any content. */
    byte[] leaf(byte[] content) {
        sha.update(LEAF);
        return sha.digest(content);
    }

    byte[] node(byte[] left, byte[] right) {
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    /** The root of a tree without leaves. */
    byte[] empty() {
        return sha.digest();
    }

    private void text(@Nullable String text) {
        field(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private void field(byte @Nullable [] bytes) {
        if (bytes == null) {
            length(ABSENT);
        } else {
            length(bytes.length);
            sha.update(bytes);
        }
    }

    private void length(int length) {
        sha.update(number.clear().putInt(length).flip());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
