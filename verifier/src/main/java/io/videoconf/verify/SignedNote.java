package io.videoconf.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A text with a signature (C2SP signed-note).
 *
 * @param text what is signed; ends with a line feed
 * @param signer the name of who signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignedNote(String text, String signer, byte[] keyId, byte[] signature) {
    private static final int ID = 4;
    private static final int SIGNATURE = 64;
    private static final String MARK = "\u2014 ";

    static SignedNote read(String where, String note) throws Broken {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new Broken(where, "this is no signed note: there is no signature under its text");
        }
        String line = note.substring(end + 2, note.length() - 1);
        int blank = line.lastIndexOf(' ');
        if (!line.startsWith(MARK) || blank <= MARK.length() || line.indexOf('\n') >= 0) {
            throw new Broken(where, "this is no signed note: one line with one signature was expected");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line.substring(blank + 1));
        } catch (IllegalArgumentException e) {
            throw new Broken(where, "the signature is not base64", e);
        }
        if (bytes.length != ID + SIGNATURE
                || !Base64.getEncoder().encodeToString(bytes).equals(line.substring(blank + 1))) {
            throw new Broken(where, "the signature is not one of Ed25519");
        }
        return new SignedNote(
                note.substring(0, end + 1),
                line.substring(MARK.length(), blank),
                Arrays.copyOf(bytes, ID),
                Arrays.copyOfRange(bytes, ID, bytes.length));
    }

    /** The key among these that it is signed with; empty when there is none. */
    Optional<Key> signedBy(Collection<Key> keys) {
        return keys.stream().filter(this::isSignedBy).findFirst();
    }

    private boolean isSignedBy(Key key) {
        if (!key.name().equals(signer) || !Arrays.equals(key.id(), keyId)) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
            byte[] encoded = Arrays.copyOf(prefix, prefix.length + key.bytes().length);
            System.arraycopy(key.bytes(), 0, encoded, prefix.length, key.bytes().length);
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // no key, or no signature: not signed by it
        }
    }

    /**
     * A public key, as verifiers of signed notes take it: name, id and key.
     *
     * @param bytes Ed25519, 32 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Key(String name, byte[] id, byte[] bytes) {
        private static final byte ED25519 = 1;

        static Key read(String where, String text) throws Broken {
            String[] parts = text.strip().split("\\+", 3);
            try {
                byte[] typed = Base64.getDecoder().decode(parts.length == 3 ? parts[2] : "");
                if (typed.length != Hashes.LENGTH + 1 || typed[0] != ED25519) {
                    throw new Broken(where, "this is no Ed25519 key: " + text);
                }
                byte[] bytes = Arrays.copyOfRange(typed, 1, typed.length);
                MessageDigest sha = Hashes.sha256();
                sha.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
                byte[] id = Arrays.copyOf(sha.digest(typed), ID);
                if (!Hashes.hex(id).equals(parts[1])) {
                    throw new Broken(where, "the key's id is not that of the key: " + text);
                }
                return new Key(parts[0], id, bytes);
            } catch (IllegalArgumentException e) {
                throw new Broken(where, "this is no key: " + text, e);
            }
        }

        @Override
        public String toString() {
            return name + "+" + Hashes.hex(id);
        }
    }
}
