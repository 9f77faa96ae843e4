package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.meeting.EndCause;
import java.time.Instant;

/**
 * A meeting that is over.
 *
 * @param hostId who held the host role at the end
 */
public record EndedMeeting(
        MeetingFacts facts,
        Roster roster,
        Instant startedAt,
        Instant endedAt,
        EndCause cause,
        ParticipantId hostId,
        long sequence)
        implements MeetingState {

    EndedMeeting next() {
        return new EndedMeeting(facts, roster, startedAt, endedAt, cause, hostId, sequence + 1);
    }
}
