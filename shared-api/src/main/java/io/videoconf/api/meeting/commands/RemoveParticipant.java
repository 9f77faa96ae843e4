package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/**
 * Puts a person out, for good when banned.
 */
public record RemoveParticipant(MeetingId meetingId, ParticipantId participantId, boolean ban)
        implements MeetingCommand {}
