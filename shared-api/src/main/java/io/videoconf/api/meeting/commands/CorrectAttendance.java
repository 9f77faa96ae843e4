package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * Says that a person was there, or was not, other than the facts have it.
 */
public record CorrectAttendance(
        MeetingId meetingId, ParticipantId participantId, Instant from, Instant to, boolean present, String reason)
        implements MeetingCommand {}
