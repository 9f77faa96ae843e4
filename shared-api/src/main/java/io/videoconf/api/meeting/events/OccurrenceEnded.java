package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.EndCause;
import java.time.Instant;

/**
 * One time of a series is over; the meeting goes on with its next.
 *
 * @param occurrence when it would begin by the rule
 */
public record OccurrenceEnded(MeetingId meetingId, Instant occurrence, EndCause cause, Instant at)
        implements MeetingEvent {}
