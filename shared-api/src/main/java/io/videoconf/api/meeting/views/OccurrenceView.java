package io.videoconf.api.meeting.views;

import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.OccurrenceStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time of a series.
 *
 * @param occurrence when it begins by the rule: its name
 * @param start when it begins
 * @param moved whether that is another time than the rule says
 */
public record OccurrenceView(
        Instant occurrence,
        Instant start,
        Instant end,
        OccurrenceStatus status,
        boolean moved,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable EndCause endCause) {}
