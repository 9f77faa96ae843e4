package io.videoconf.query.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Positions that processors have reached since theirs were written, by the name of the position. All become due at the same
 * moment: one burst of work is in the way of fewer than many small ones.
 */
final class UnwrittenPositions {
    /** Pauses that a position may be behind before whoever moves it on writes it, and is held up for so long. */
    private static final int LATE = 2;

    private final Duration pause;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final Map<String, TrackingToken> ahead = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param pause from one moment at which positions become due to the next
     */
    UnwrittenPositions(Duration pause) {
        this.pause = pause;
    }

    /** What is to be done with a position. */
    enum Then {
        /** Nothing for now: it was kept back. */
        WAIT,
        /** It was kept back, and is to be written soon, by whoever has the time. */
        WRITE_SOON,
        /** It is to be written before anything else is done. */
        WRITE
    }

    /** Keeps a position back, unless none was written for long, or ever. */
    Then keep(String id, @Nullable TrackingToken token, Instant now) {
        if (token == null) {
            return Then.WRITE;
        }
        ahead.put(id, token);
        Instant last = written.get(id);
        if (last == null || !now.isBefore(last.plus(pause.multipliedBy(LATE)))) {
            return Then.WRITE;
        }
        return isDue(id, now) ? Then.WRITE_SOON : Then.WAIT;
    }

    /** What was kept back and is to be written by now; null when there is nothing. */
    @Nullable
    TrackingToken due(String id, Instant now) {
        return isDue(id, now) ? ahead.get(id) : null;
    }

    /** What was kept back; null when there is nothing. */
    @Nullable
    TrackingToken last(String id) {
        return ahead.get(id);
    }

    /** One that was reached meanwhile stays to be written. */
    void wrote(String id, @Nullable TrackingToken token, Instant now) {
        if (token != null) {
            ahead.remove(id, token);
        }
        written.put(id, now);
    }

    /** Whatever comes next is to be written. */
    void forget(String id) {
        ahead.remove(id);
        written.remove(id);
    }

    void forgetAll(String processor) {
        List.copyOf(written.keySet()).stream()
                .filter(id -> id.startsWith(processor + "/"))
                .forEach(this::forget);
    }

    private boolean isDue(String id, Instant now) {
        Instant last = written.get(id);
        return last == null || beat(now) > beat(last);
    }

    private long beat(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), Math.max(pause.toMillis(), 1));
    }
}
