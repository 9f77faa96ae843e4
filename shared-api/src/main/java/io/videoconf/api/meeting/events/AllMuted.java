package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everybody but those who moderate was muted.
 */
public record AllMuted(
        MeetingId meetingId,
        @Nullable ParticipantId mutedBy,
        boolean allowSelfUnmute,
        List<ParticipantId> muted,
        Instant at)
        implements MeetingEvent {}
