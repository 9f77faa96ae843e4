package io.videoconf.command.compliance.ledger;

import java.util.Optional;
import java.util.SortedSet;

/** Where copies of heads and of public keys go that nobody is meant to be able to change. */
interface HeadArchive {
    /** Writes a text once. Nothing when the very text is there. @throws ArchiveRefused when another is there */
    void write(String name, String text);

    /** The text of a name; empty when there is none. */
    Optional<String> read(String name);

    /** The names that begin so, in order. */
    SortedSet<String> names(String prefix);

    /** The archive does not answer, or has something else already. */
    final class ArchiveRefused extends RuntimeException {
        ArchiveRefused(String message) {
            super(message);
        }

        ArchiveRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
