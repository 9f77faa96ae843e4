package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.Recurrence;
import java.time.Instant;

/**
 * The meeting takes place again and again, from its scheduled start on. What was called off or moved before counts no
 * more: it named times of the rule before.
 */
public record RecurrenceSet(MeetingId meetingId, Recurrence recurrence, Instant at) implements MeetingEvent {}
