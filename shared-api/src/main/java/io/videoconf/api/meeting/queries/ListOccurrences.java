package io.videoconf.api.meeting.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the times of a series; answered by a Listing of OccurrenceView, in order.
 *
 * @param from times that end after this
 * @param to times that begin before this; null for no end
 * @param limit how many at most
 */
public record ListOccurrences(
        MeetingId meetingId,
        Actor viewer,
        Instant from,
        @Nullable Instant to,
        int limit) implements MeetingQuery {}
