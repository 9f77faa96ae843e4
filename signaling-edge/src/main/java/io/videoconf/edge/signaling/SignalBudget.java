package io.videoconf.edge.signaling;

/**
 * How many signals one socket may send: a bucket of {@value #BURST} that fills with {@value #PER_SECOND} a second. A
 * connection that trickles candidates needs some dozens at once and then hardly any. Used by one event loop at a time.
 */
final class SignalBudget {
    private static final int BURST = 400;
    private static final int PER_SECOND = 100;
    private static final double NANOS = 1e9;
    private double left = BURST;
    private long seen = System.nanoTime();

    /** Takes one; false when there is none left. */
    boolean take() {
        long now = System.nanoTime();
        left = Math.min(BURST, left + (now - seen) / NANOS * PER_SECOND);
        seen = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
