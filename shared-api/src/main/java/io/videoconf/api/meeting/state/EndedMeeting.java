package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.EndCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that is over.
 *
 * @param startedAt null when it never began, or, of a series, not again
 * @param hostId who held the host role at the end
 */
public record EndedMeeting(
        MeetingFacts facts,
        Roster roster,
        @Nullable Instant startedAt,
        Instant endedAt,
        EndCause cause,
        ParticipantId hostId,
        long sequence)
        implements MeetingState {

    EndedMeeting next() {
        return new EndedMeeting(facts, roster, startedAt, endedAt, cause, hostId, sequence + 1);
    }
}
