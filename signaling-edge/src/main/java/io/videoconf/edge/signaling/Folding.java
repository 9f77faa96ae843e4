package io.videoconf.edge.signaling;

import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.LogEntry;
import java.util.function.Consumer;

/** A stretch of a log folded again, so that each fact can be told with the state right after it. */
final class Folding {
    private final Consumer<Fact> told;
    private MeetingState state;

    /**
     * Begins after what a state has folded.
     *
     * @param begin the state that the first fact to come is folded into
     * @param told gets each fact, encoded
     */
    Folding(MeetingState begin, Consumer<Fact> told) {
        this.state = begin;
        this.told = told;
    }

    void take(LogEntry entry) {
        state = MeetingFold.evolve(state, entry.event());
        told.accept(Fact.of(entry.sequence(), entry.eventId(), entry.event(), state));
    }

    MeetingState state() {
        return state;
    }

    long sequence() {
        return state.sequence();
    }
}
