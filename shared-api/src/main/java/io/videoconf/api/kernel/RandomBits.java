package io.videoconf.api.kernel;

import java.security.DrbgParameters;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Random bytes that nobody foresees, for ids, without a lock that all threads share: the system's generator is one for the
 * whole process, whoever asks it. Here are several, each seeded by the system's, and a thread asks one of them.
 */
final class RandomBits {
    /** Threads that work at the same time seldom meet at the same one. */
    private static final int GENERATORS =
            Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());

    private static final Generator[] ALL =
            Stream.generate(Generator::new).limit(GENERATORS).toArray(Generator[]::new);

    private RandomBits() {}

    /** Fills {@code bytes}, of which there are some dozens at most. */
    static void fill(byte[] bytes) {
        ALL[(int) Thread.currentThread().threadId() & GENERATORS - 1].fill(bytes);
    }

    private static final class Generator {
        private static final int AHEAD = 512;
        private static final int STRENGTH = 256;

        private final SecureRandom random = seeded();
        private final byte[] ahead = new byte[AHEAD];
        private int next = AHEAD;

        synchronized void fill(byte[] bytes) {
            if (next + bytes.length > AHEAD) {
                random.nextBytes(ahead);
                next = 0;
            }
            System.arraycopy(ahead, next, bytes, 0, bytes.length);
            // What was given out is not to be found in memory as well.
            Arrays.fill(ahead, next, next + bytes.length, (byte) 0);
            next += bytes.length;
        }

        private static SecureRandom seeded() {
            try {
                return SecureRandom.getInstance(
                        "DRBG", DrbgParameters.instantiation(STRENGTH, DrbgParameters.Capability.RESEED_ONLY, null));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has a DRBG", e);
            }
        }
    }
}
