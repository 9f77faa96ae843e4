package io.videoconf.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param repetitions of every load, interleaved
 * @param starts of the server on a folder that exists
 * @param warmUp of every load, before the first repetition
 * @param load how long each repetition of a load at many clients lasts
 * @param single how long each repetition of a load by one client lasts
 */
record Plan(int repetitions, int starts, Duration warmUp, Duration load, Duration single) {
    static final int CLIENTS = 32;

    static Plan whole() {
        return new Plan(7, 7, Duration.ofSeconds(20), Duration.ofSeconds(8), Duration.ofSeconds(3));
    }

    static Plan quick() {
        return new Plan(3, 3, Duration.ofSeconds(8), Duration.ofSeconds(4), Duration.ofSeconds(2));
    }
}
