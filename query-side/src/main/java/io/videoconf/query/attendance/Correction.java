package io.videoconf.query.attendance;

import io.videoconf.api.kernel.ParticipantId;
import java.time.Instant;

/**
 * What somebody said of a person's attendance.
 *
 * @param sequence of the fact that it is
 */
record Correction(
        ParticipantId participantId,
        Instant from,
        Instant to,
        boolean present,
        String reason,
        ParticipantId correctedBy,
        Instant at,
        long sequence) {}
