package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import java.time.Instant;

/**
 * The time that a meeting may run without a host is over.
 */
public record EndUnattendedMeeting(MeetingId meetingId, Instant absentSince) implements MeetingCommand {}
