package io.videoconf.api.meeting.state;

import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.Recurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting that takes place again and again has beside its facts. Its times are derived from the rule, not kept.
 *
 * @param exceptions times that were called off or moved
 * @param held times that have taken place
 * @param current the time that runs now; null while none does
 */
public record Series(
        Recurrence recurrence,
        List<MovedOccurrence> exceptions,
        List<HeldOccurrence> held,
        @Nullable Instant current) {
    public Series {
        exceptions = List.copyOf(exceptions);
        held = List.copyOf(held);
    }

    /** What became of the time that would begin then by the rule, if anything did. */
    public Optional<MovedOccurrence> exception(Instant occurrence) {
        return exceptions.stream()
                .filter(one -> one.occurrence().equals(occurrence))
                .findFirst();
    }

    /** How the time took place that would begin then by the rule, if it did. */
    public Optional<HeldOccurrence> heldAt(Instant occurrence) {
        return held.stream().filter(one -> one.occurrence().equals(occurrence)).findFirst();
    }

    /** A rule from now on; what took place stays. */
    static Series by(Recurrence rule, @Nullable Series before) {
        return before == null
                ? new Series(rule, List.of(), List.of(), null)
                : new Series(rule, List.of(), before.held(), before.current());
    }

    Series with(MovedOccurrence exception) {
        List<MovedOccurrence> all = new ArrayList<>(exceptions);
        all.removeIf(one -> one.occurrence().equals(exception.occurrence()));
        all.add(exception);
        return new Series(recurrence, all, held, current);
    }

    Series begun(Instant occurrence) {
        return new Series(recurrence, exceptions, held, occurrence);
    }

    Series over(Instant startedAt, Instant endedAt, EndCause cause) {
        if (current == null) {
            return this;
        }
        List<HeldOccurrence> all = new ArrayList<>(held);
        all.add(new HeldOccurrence(current, startedAt, endedAt, cause));
        return new Series(recurrence, exceptions, all, null);
    }
}
