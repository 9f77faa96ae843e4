package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * A participant muted or unmuted.
 */
public record AudioToggled(MeetingId meetingId, ParticipantId participantId, boolean muted, Instant at)
        implements MeetingEvent {}
