package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Personal;
import java.time.Instant;

/**
 * Somebody says that a person was there, or was not, other than the facts have it. Adds to them, changes none.
 *
 * @param present whether the person was there between the two times
 */
public record AttendanceCorrected(
        MeetingId meetingId,
        ParticipantId participantId,
        Instant from,
        Instant to,
        boolean present,
        @Personal(of = "correctedBy") String reason,
        ParticipantId correctedBy,
        Instant at)
        implements MeetingEvent {}
