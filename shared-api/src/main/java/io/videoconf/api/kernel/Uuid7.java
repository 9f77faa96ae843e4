package io.videoconf.api.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits.
 */
final class Uuid7 {
    private static final int LENGTH = 36;

    private Uuid7() {}

    static boolean isCanonical(String value) {
        if (value.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char at = value.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? at != '-' : !isHex(at)) {
                return false;
            }
        }
        return true;
    }

    /** Lower case only: an id is written in one way. */
    private static boolean isHex(char at) {
        return at >= '0' && at <= '9' || at >= 'a' && at <= 'f';
    }

    /** An id of that time that the same words always give. */
    static String of(Instant at, String words) {
        UUID named = UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
        long high = at.toEpochMilli() << 16 | 0x7000L | named.getMostSignificantBits() & 0x0fffL;
        return new UUID(high, named.getLeastSignificantBits()).toString();
    }

    static String fresh() {
        byte[] random = new byte[10];
        RandomBits.fill(random);
        long millis = System.currentTimeMillis();
        long high = millis << 16 | 0x7000L | (random[0] & 0x0fL) << 8 | random[1] & 0xffL;
        long low = 0x80L | random[2] & 0x3fL;
        for (int i = 3; i < 10; i++) {
            low = low << 8 | random[i] & 0xffL;
        }
        return new UUID(high, low).toString();
    }
}
