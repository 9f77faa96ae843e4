package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ConnectionLoss;

/**
 * An edge lost a participant's connection: not a leave.
 */
public record LoseConnection(
        MeetingId meetingId, ParticipantId participantId, ConnectionId connectionId, ConnectionLoss reason)
        implements MeetingCommand {}
