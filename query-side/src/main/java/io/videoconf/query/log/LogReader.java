package io.videoconf.query.log;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.LogVisibility;
import io.videoconf.api.meeting.state.MeetingFold;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.kernel.EventStreams;
import io.videoconf.query.kernel.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * One viewer's reading of one meeting's log. What the viewer may see is decided with the state of the meeting's
 * document, which knows since when everybody has been what; only facts that are newer than the document are folded.
 */
final class LogReader {
    /** Facts that one reading looks at, at most: a log that hides nearly all must not be read to its end at once. */
    private static final int SCANNED = 2_000;

    private static final int FIRST_WINDOW = 16;
    private static final int LARGEST_WINDOW = 1_024;

    private final EventStreams streams;
    private final String stream;
    private final Actor viewer;
    private MeetingState state;

    LogReader(EventStreams streams, String stream, Actor viewer, MeetingState state) {
        this.streams = streams;
        this.stream = stream;
        this.viewer = viewer;
        this.state = state;
    }

    /**
     * What was read.
     *
     * @param last how far the reading came
     */
    record Stretch(List<Fact<MeetingEvent>> seen, long last, boolean more) {}

    /** Facts after a sequence that the viewer sees, as many as {@code limit}. */
    Stretch after(long sequence, int limit) {
        List<Fact<MeetingEvent>> seen = new ArrayList<>();
        long[] last = {sequence};
        boolean[] more = {false};
        long from = Math.min(sequence, state.sequence());
        streams.read(stream, from, MeetingEvent.class, fact -> {
            if (seen.size() == limit || fact.version() - sequence > SCANNED) {
                more[0] = true;
                return false;
            }
            fold(fact);
            if (fact.version() > sequence) {
                last[0] = fact.version();
                if (sees(fact)) {
                    seen.add(fact);
                }
            }
            return true;
        });
        return new Stretch(seen, last[0], more[0]);
    }

    /** The last fact at or before a sequence that the viewer sees; 0 when there is none. Looks back in small steps. */
    long lastSeen(long sequence) {
        long floor = firstThatCanBeSeen();
        long until = sequence;
        int window = FIRST_WINDOW;
        while (until >= floor) {
            long from = Math.max(floor, until - window + 1);
            long found = lastSeenBetween(from, until);
            if (found > 0) {
                return found;
            }
            until = from - 1;
            window = Math.min(window * 2, LARGEST_WINDOW);
        }
        return 0;
    }

    private long lastSeenBetween(long from, long until) {
        long[] found = {0};
        streams.read(stream, from - 1, MeetingEvent.class, fact -> {
            if (fact.version() <= until && sees(fact)) {
                found[0] = fact.version();
            }
            return fact.version() < until;
        });
        return found[0];
    }

    /** Before this, nothing is seen by the viewer: the meeting did not know of that person. */
    private long firstThatCanBeSeen() {
        if (viewer.isSystem()) {
            return 1;
        }
        KnownMeeting known = KnownMeeting.of(state);
        return known == null
                ? Long.MAX_VALUE
                : known.people()
                        .find(viewer.id())
                        .map(person -> Math.max(1, person.standing().knownSince()))
                        .orElse(Long.MAX_VALUE);
    }

    private boolean sees(Fact<MeetingEvent> fact) {
        return viewer.isSystem() || LogVisibility.sees(state, viewer.id(), fact.version(), fact.event());
    }

    private void fold(Fact<MeetingEvent> fact) {
        if (fact.version() == state.sequence() + 1) {
            state = MeetingFold.evolve(state, fact.event());
        }
    }
}
