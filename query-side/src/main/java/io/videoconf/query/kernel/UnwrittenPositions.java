package io.videoconf.query.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Positions that processors have reached since theirs were written, by the name of the position. */
final class UnwrittenPositions {
    private final Duration pause;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final Map<String, TrackingToken> ahead = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param pause between two writes of one position, at least
     */
    UnwrittenPositions(Duration pause) {
        this.pause = pause;
    }

    /** Keeps a position back; false when it is to be written. */
    boolean keep(String id, @Nullable TrackingToken token, Instant now) {
        if (token == null || isDue(id, now)) {
            return false;
        }
        ahead.put(id, token);
        return true;
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

    void wrote(String id, Instant now) {
        ahead.remove(id);
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
        return last == null || !now.isBefore(last.plus(pause));
    }
}
