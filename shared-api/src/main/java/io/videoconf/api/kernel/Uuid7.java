package io.videoconf.api.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits.
 */
final class Uuid7 {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Uuid7() {}

    static boolean isCanonical(String value) {
        return value.length() == 36 && CANONICAL.matcher(value).matches();
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
