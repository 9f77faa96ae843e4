package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * A meeting has begun.
 */
public record MeetingStarted(MeetingId meetingId, Instant at) implements MeetingEvent {}
