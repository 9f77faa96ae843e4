package io.videoconf.api.meeting.state;

import java.time.Instant;

/**
 * A meeting that will not take place.
 */
public record CancelledMeeting(MeetingFacts facts, Roster roster, Instant cancelledAt, long sequence)
        implements MeetingState {

    CancelledMeeting next() {
        return new CancelledMeeting(facts, roster, cancelledAt, sequence + 1);
    }
}
