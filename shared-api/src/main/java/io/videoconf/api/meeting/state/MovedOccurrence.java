package io.videoconf.api.meeting.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time of a series that does not take place as the rule has it.
 *
 * @param occurrence when it would begin by the rule
 * @param start when it begins instead; null when it was called off
 * @param end when it ends instead; null when it was called off
 */
public record MovedOccurrence(
        Instant occurrence,
        @Nullable Instant start,
        @Nullable Instant end) {
    /** It does not take place. */
    public boolean cancelled() {
        return start == null;
    }
}
