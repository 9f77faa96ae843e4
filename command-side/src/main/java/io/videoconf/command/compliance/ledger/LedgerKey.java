package io.videoconf.command.compliance.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key that signs heads, named as signed notes (C2SP) name keys.
 *
 * @param name the ledger's origin
 * @param bytes the Ed25519 public key, 32 bytes
 * @param retiredAt when its successor took over; null while it signs
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its id
record LedgerKey(
        String name,
        byte[] bytes,
        Instant createdAt,
        @Nullable Instant retiredAt) {
    static final int LENGTH = 32;
    static final int ID_LENGTH = 4;
    private static final byte ED25519 = 1;
    /** What X.509 puts before the 32 bytes. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
    }

    /** Four bytes of a hash over name and key: which key a signature is of. */
    byte[] idBytes() {
        MessageDigest sha = LedgerHashes.sha256();
        sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha.update(ED25519);
        return Arrays.copyOf(sha.digest(bytes), ID_LENGTH);
    }

    String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    /** As verifiers of signed notes take it. */
    String verifierKey() {
        byte[] typed = new byte[LENGTH + 1];
        typed[0] = ED25519;
        System.arraycopy(bytes, 0, typed, 1, LENGTH);
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    boolean verifies(String text, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + LENGTH);
            System.arraycopy(bytes, 0, encoded, X509.length, LENGTH);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // Not a key, or not a signature: both say no.
            return false;
        }
    }
}
