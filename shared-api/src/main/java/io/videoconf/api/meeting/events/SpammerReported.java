package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant was reported as a spammer.
 */
public record SpammerReported(
        MeetingId meetingId,
        ParticipantId participantId,
        ParticipantId reportedBy,
        @Personal(of = "reportedBy") @Nullable String reason,
        Instant at)
        implements MeetingEvent {}
