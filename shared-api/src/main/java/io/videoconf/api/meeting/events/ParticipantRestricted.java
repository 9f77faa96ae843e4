package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.Restrictions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a participant may not do was changed. Absolute.
 */
public record ParticipantRestricted(
        MeetingId meetingId,
        ParticipantId participantId,
        Restrictions restrictions,
        @Nullable ParticipantId restrictedBy,
        Instant at)
        implements MeetingEvent {}
