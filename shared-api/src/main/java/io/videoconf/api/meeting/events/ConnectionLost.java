package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ConnectionLoss;
import java.time.Instant;

/**
 * A participant's connection is gone; the person is not.
 */
public record ConnectionLost(
        MeetingId meetingId,
        ParticipantId participantId,
        ConnectionId connectionId,
        ConnectionLoss reason,
        Instant graceUntil,
        Instant at)
        implements MeetingEvent {}
