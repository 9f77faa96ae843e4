package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import io.videoconf.api.kernel.RefusalCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client said that its media fail.
 */
public record ConnectionReported(
        MeetingId meetingId,
        ParticipantId participantId,
        RefusalCode code,
        @Nullable ParticipantId peer,
        @Personal(of = "participantId") @Nullable String detail,
        Instant at)
        implements MeetingEvent {}
