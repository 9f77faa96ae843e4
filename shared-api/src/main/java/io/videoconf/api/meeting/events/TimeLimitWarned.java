package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * The meeting will end soon.
 */
public record TimeLimitWarned(MeetingId meetingId, Instant endsAt, Instant at) implements MeetingEvent {}
