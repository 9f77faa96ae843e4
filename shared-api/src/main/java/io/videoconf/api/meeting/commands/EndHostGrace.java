package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;

/**
 * The grace of the lost host is over.
 */
public record EndHostGrace(MeetingId meetingId, ParticipantId participantId, ConnectionId connectionId)
        implements MeetingCommand {}
