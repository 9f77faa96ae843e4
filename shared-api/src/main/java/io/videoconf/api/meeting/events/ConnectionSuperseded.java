package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * The participant came over another connection, which took the place of the first.
 */
public record ConnectionSuperseded(
        MeetingId meetingId,
        ParticipantId participantId,
        ConnectionId oldConnectionId,
        ConnectionId connectionId,
        Instant at)
        implements MeetingEvent {}
