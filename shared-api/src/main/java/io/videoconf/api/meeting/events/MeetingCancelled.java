package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * A meeting will not take place.
 */
public record MeetingCancelled(MeetingId meetingId, Instant at) implements MeetingEvent {}
