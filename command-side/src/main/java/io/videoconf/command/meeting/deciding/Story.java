package io.videoconf.command.meeting.deciding;

import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.command.kernel.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of one decision as they come about: each is folded at once, so that the next builds on it.
 * Lives within one decision only.
 */
public final class Story {
    private final List<MeetingEvent> facts = new ArrayList<>();
    private MeetingState state;

    private Story(MeetingState state) {
        this.state = state;
    }

    /** Begins with the state in which it is decided. */
    public static Story from(MeetingState state) {
        return new Story(state);
    }

    /** Then this happens. */
    public Story then(MeetingEvent fact) {
        facts.add(fact);
        state = MeetingFold.evolve(state, fact);
        return this;
    }

    /**
     * Where it has come to, in a running meeting.
     *
     * @throws IllegalStateException when the meeting is not running: a bug of the decision
     */
    public LiveMeeting live() {
        if (state instanceof LiveMeeting live) {
            return live;
        }
        throw new IllegalStateException("this decision goes on in a meeting that is not running");
    }

    /** What it comes to: accepted, with nothing when nothing has happened. */
    public Decision<MeetingEvent> decision() {
        return Decision.accepted(facts);
    }
}
