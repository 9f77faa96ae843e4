package io.videoconf.command.meeting.series;

import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.recurrence.Occurrence;
import io.videoconf.recurrence.Occurrences;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which time of a series has its turn. */
public final class Turns {
    private Turns() {}

    /** The time that would begin now; empty for a meeting that takes place once, and for a series that is through. */
    public static Optional<Instant> next(MeetingFacts facts, Instant at) {
        return Occurrences.of(facts).flatMap(times -> times.next(at)).map(Occurrence::occurrence);
    }

    /**
     * When nobody can be expected any more: so long after the planned end, and after it was scheduled; null when there
     * is no end.
     */
    public static @Nullable Instant givenUpAt(MeetingFacts facts) {
        Instant end = plannedEnd(facts);
        if (end == null) {
            return null;
        }
        Instant from = end.isAfter(facts.createdAt()) ? end : facts.createdAt();
        return from.plusSeconds(facts.policy().unattendedExpiryMinutes() * 60L);
    }

    private static @Nullable Instant plannedEnd(MeetingFacts facts) {
        Optional<Occurrences> times = Occurrences.of(facts);
        if (times.isPresent()) {
            return times.get().end();
        }
        return facts.scheduledEnd() == null ? facts.scheduledStart() : facts.scheduledEnd();
    }
}
