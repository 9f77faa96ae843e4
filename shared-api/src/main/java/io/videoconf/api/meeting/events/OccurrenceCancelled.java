package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * One time of a series will not take place.
 *
 * @param occurrence when it would begin by the rule
 */
public record OccurrenceCancelled(MeetingId meetingId, Instant occurrence, Instant at) implements MeetingEvent {}
