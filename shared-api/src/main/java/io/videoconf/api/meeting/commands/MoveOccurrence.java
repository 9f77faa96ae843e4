package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moves one time of a series.
 *
 * @param end null keeps its length
 */
public record MoveOccurrence(
        MeetingId meetingId,
        Instant occurrence,
        Instant start,
        @Nullable Instant end) implements MeetingCommand {}
