package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person was turned away.
 */
public record ParticipantDenied(
        MeetingId meetingId,
        ParticipantId participantId,
        @Nullable ParticipantId deniedBy,
        Instant at) implements MeetingEvent {}
