package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/**
 * The grace of a lost connection is over.
 */
public record EndParticipantGrace(MeetingId meetingId, ParticipantId participantId, ConnectionId connectionId)
        implements MeetingCommand {}
