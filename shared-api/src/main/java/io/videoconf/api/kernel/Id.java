package io.videoconf.api.kernel;

import java.util.UUID;

/**
 * An identifier. Written as a plain JSON string.
 */
public interface Id {
    /** The id as clients see it: a lower-case UUID. */
    String value();

    /** The same as the 128 bits that a database keeps. */
    default UUID uuid() {
        return UUID.fromString(value());
    }

    /** Refuses anything but a canonical UUID, so that no door can smuggle other text in. */
    static void requireUuid(String value) {
        if (!Uuid7.isCanonical(value)) {
            throw new IllegalArgumentException("not a UUID in its canonical lower-case form");
        }
    }

    /** A fresh UUID version 7 as text. */
    static String freshUuid() {
        return Uuid7.fresh();
    }
}
