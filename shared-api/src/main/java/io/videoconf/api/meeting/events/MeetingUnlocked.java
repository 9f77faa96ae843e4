package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * People are let in again.
 */
public record MeetingUnlocked(MeetingId meetingId, Instant at) implements MeetingEvent {}
