package io.videoconf.command.compliance.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/**
 * A text and its signature, as C2SP's signed-note has it: the text, an empty line, and {@code — name base64} with the
 * key's id before the signature's bytes. A checkpoint (tlog-checkpoint) is one whose text is origin, size and root.
 */
final class Note {
    private static final String MARK = "\u2014 ";

    private Note() {}

    /** The text of a checkpoint. */
    static String checkpoint(String origin, long size, byte[] root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** @param text ends with a line feed */
    static String signed(String text, LedgerKey key, byte[] signature) {
        byte[] all = Arrays.copyOf(key.idBytes(), LedgerKey.ID_LENGTH + signature.length);
        System.arraycopy(signature, 0, all, LedgerKey.ID_LENGTH, signature.length);
        return text + "\n" + MARK + key.name() + " " + Base64.getEncoder().encodeToString(all) + "\n";
    }

    static String text(String note) {
        int end = note.lastIndexOf("\n\n");
        return end < 0 ? note : note.substring(0, end + 1);
    }

    /** The key that signed it, among these; empty when it was none of them. */
    static Optional<LedgerKey> signer(String note, Collection<LedgerKey> keys) {
        String text = text(note);
        String line = note.substring(Math.min(note.length(), text.length() + 1)).strip();
        for (LedgerKey key : keys) {
            String start = MARK + key.name() + " ";
            if (line.startsWith(start) && verifies(text, line.substring(start.length()), key)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static boolean verifies(String text, String encoded, LedgerKey key) {
        byte[] all;
        try {
            all = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return all.length > LedgerKey.ID_LENGTH
                && Arrays.equals(Arrays.copyOf(all, LedgerKey.ID_LENGTH), key.idBytes())
                && key.verifies(text, Arrays.copyOfRange(all, LedgerKey.ID_LENGTH, all.length));
    }
}
