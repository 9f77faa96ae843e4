package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * One time of a series begins: told right before that the meeting has begun.
 *
 * @param occurrence when it would begin by the rule
 */
public record OccurrenceBegan(MeetingId meetingId, Instant occurrence, Instant at) implements MeetingEvent {}
