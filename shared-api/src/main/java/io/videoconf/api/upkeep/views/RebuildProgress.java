package io.videoconf.api.upkeep.views;

import io.videoconf.api.upkeep.RebuildState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far it is, or what came of it.
 *
 * @param events taken in so far
 * @param eventsPerSecond on the average; 0 before there is one
 * @param before SHA-256 of what the old one held at the last; null before that
 * @param after SHA-256 of what the new one held at the same moment; null before that
 * @param equal whether both are the same; null before that
 * @param problem why it was given up; null otherwise
 */
public record RebuildProgress(
        RebuildState state,
        Instant startedAt,
        Instant updatedAt,
        long events,
        long eventsPerSecond,
        @Nullable String before,
        @Nullable String after,
        @Nullable Boolean equal,
        @Nullable String problem) {}
