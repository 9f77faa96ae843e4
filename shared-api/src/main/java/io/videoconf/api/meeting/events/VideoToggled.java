package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * A participant turned the camera on or off.
 */
public record VideoToggled(MeetingId meetingId, ParticipantId participantId, boolean videoOn, Instant at)
        implements MeetingEvent {}
