package io.videoconf.edge.signaling;

import java.util.function.LongSupplier;

/**
 * How many signals one socket may send: a bucket of {@value #BURST} that fills with {@value #PER_SECOND} a second. A
 * connection that trickles candidates needs some dozens at once and then hardly any. Used by one event loop at a time.
 */
final class SignalBudget {
    static final int BURST = 400;
    static final int PER_SECOND = 100;
    private static final double NANOS = 1e9;
    private final LongSupplier clock;
    private double left = BURST;
    private long seen;

    SignalBudget() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds, as {@link System#nanoTime} has them */
    SignalBudget(LongSupplier clock) {
        this.clock = clock;
        this.seen = clock.getAsLong();
    }

    /** Takes one; false when there is none left. */
    boolean take() {
        long now = clock.getAsLong();
        left = Math.min(BURST, left + (now - seen) / NANOS * PER_SECOND);
        seen = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
