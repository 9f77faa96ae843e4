package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * A participant shares no more.
 */
public record ScreenShareStopped(MeetingId meetingId, ParticipantId participantId, Instant at)
        implements MeetingEvent {}
