package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.EndCause;
import java.time.Instant;

/**
 * A meeting is over.
 */
public record MeetingEnded(MeetingId meetingId, EndCause cause, Instant at) implements MeetingEvent {}
