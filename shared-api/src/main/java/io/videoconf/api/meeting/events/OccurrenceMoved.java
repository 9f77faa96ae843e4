package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * One time of a series takes place at another time.
 *
 * @param occurrence when it would begin by the rule
 */
public record OccurrenceMoved(MeetingId meetingId, Instant occurrence, Instant start, Instant end, Instant at)
        implements MeetingEvent {}
