package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person was put out.
 */
public record ParticipantRemoved(
        MeetingId meetingId,
        ParticipantId participantId,
        @Nullable ParticipantId removedBy,
        boolean banned,
        Instant at) implements MeetingEvent {}
