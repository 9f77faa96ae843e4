package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * A participant reacted.
 */
public record ReactionSent(MeetingId meetingId, ParticipantId participantId, String reaction, Instant at)
        implements MeetingEvent {}
