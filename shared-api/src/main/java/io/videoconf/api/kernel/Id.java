package io.videoconf.api.kernel;

/**
 * An identifier. Written as a plain JSON string.
 */
public interface Id {
    /** The id as clients see it: a lower-case UUID. */
    String value();

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
