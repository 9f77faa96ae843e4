package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.MeetingPolicy;
import java.time.Instant;

/**
 * What a meeting lets happen was changed. Absolute.
 */
public record PolicyChanged(MeetingId meetingId, MeetingPolicy policy, Instant at) implements MeetingEvent {}
