package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * What somebody said of a person's attendance, other than the facts have it.
 */
public record AttendanceCorrection(
        Instant from,
        Instant to,
        boolean present,
        String reason,
        ParticipantId correctedBy,
        Instant at,
        long sequence) {}
