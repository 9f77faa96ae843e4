package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * Nobody else is let in.
 */
public record MeetingLocked(MeetingId meetingId, Instant at) implements MeetingEvent {}
