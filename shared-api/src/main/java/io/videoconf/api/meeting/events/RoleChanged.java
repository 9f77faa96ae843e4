package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.ParticipantRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant has another role.
 */
public record RoleChanged(
        MeetingId meetingId,
        ParticipantId participantId,
        ParticipantRole role,
        ParticipantRole previous,
        @Nullable ParticipantId changedBy,
        Instant at)
        implements MeetingEvent {}
