package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * The host's connection is gone: until the deadline nobody takes over.
 */
public record HostGraceStarted(
        MeetingId meetingId, ParticipantId participantId, ConnectionId connectionId, Instant deadline, Instant at)
        implements MeetingEvent {}
