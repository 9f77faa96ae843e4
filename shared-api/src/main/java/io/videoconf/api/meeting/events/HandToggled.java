package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * A participant raised or lowered a hand.
 */
public record HandToggled(MeetingId meetingId, ParticipantId participantId, boolean raised, Instant at)
        implements MeetingEvent {}
