package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * The time that a lost host has to come back.
 *
 * @param connectionId the connection that was lost: tells one grace from the next
 */
public record HostGrace(ParticipantId participantId, ConnectionId connectionId, Instant deadline) {}
