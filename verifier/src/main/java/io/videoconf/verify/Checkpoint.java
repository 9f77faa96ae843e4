package io.videoconf.verify;

import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/** A signed head of a ledger. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Checkpoint(String origin, long size, byte[] root, SignedNote note) {

    static Checkpoint read(String where, String text) throws Broken {
        SignedNote note = SignedNote.read(where, text);
        String[] lines = note.text().split("\n", -1);
        try {
            if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
                throw new Broken(where, "this is no checkpoint: origin, size and root were expected");
            }
            byte[] root = Base64.getDecoder().decode(lines[2]);
            if (root.length != Hashes.LENGTH) {
                throw new Broken(where, "the checkpoint's root is not a hash");
            }
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), root, note);
        } catch (IllegalArgumentException e) {
            throw new Broken(where, "the checkpoint's root is not base64", e);
        }
    }

    /** @throws Broken when none of these keys signed it */
    SignedNote.Key requireSigned(String where, Collection<SignedNote.Key> keys) throws Broken {
        Optional<SignedNote.Key> key = note.signedBy(keys);
        if (key.isEmpty() || !key.get().name().equals(origin)) {
            throw new Broken(
                    where,
                    "the head of " + size + " events is not signed by a key that is trusted here (it names "
                            + note.signer() + ", key " + Hashes.hex(note.keyId()) + ")");
        }
        return key.get();
    }
}
