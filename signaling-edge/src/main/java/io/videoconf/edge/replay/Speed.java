package io.videoconf.edge.replay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast a meeting is played. All timing comes from the times of its facts.
 *
 * @param factor 1 is as it was; 0 stands for as fast as it is read
 */
record Speed(double factor) {
    static final double FASTEST = 1_000;
    static final Speed AS_IT_WAS = new Speed(1);
    static final Speed MAX = new Speed(0);

    /** From {@code max} or a number; null when it is neither. */
    static @Nullable Speed of(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        if (!text.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            return null;
        }
        double factor = Double.parseDouble(text);
        return factor > 0 && factor <= FASTEST ? new Speed(factor) : null;
    }

    /** How long to wait for something that was so long after. */
    Duration of(Duration apart) {
        if (factor == 0 || apart.isNegative()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) (apart.toNanos() / factor));
    }

    String text() {
        return factor == 0 ? "max" : Double.toString(factor);
    }
}
