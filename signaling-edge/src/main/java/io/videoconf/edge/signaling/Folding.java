package io.videoconf.edge.signaling;

import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import java.util.function.Consumer;

/** A log folded again from its beginning, so that each fact can be told with the state right after it. */
final class Folding {
    private final long after;
    private final Consumer<Fact> told;
    private MeetingState state = NoMeeting.YET;

    /**
     * Begins before the first fact.
     *
     * @param after the last fact that need not be told
     * @param told gets each fact after it, encoded
     */
    Folding(long after, Consumer<Fact> told) {
        this.after = after;
        this.told = told;
    }

    void take(LogEntry entry) {
        state = MeetingFold.evolve(state, entry.event());
        if (entry.sequence() > after) {
            told.accept(Fact.of(entry.sequence(), entry.eventId(), entry.event(), state));
        }
    }

    MeetingState state() {
        return state;
    }

    long sequence() {
        return state.sequence();
    }
}
