package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * The participant is back within the grace.
 */
public record ConnectionRestored(
        MeetingId meetingId, ParticipantId participantId, ConnectionId connectionId, Instant at)
        implements MeetingEvent {}
