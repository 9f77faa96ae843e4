package io.videoconf.recurrence;

import io.videoconf.api.meeting.Recurrence;
import io.videoconf.api.meeting.state.HeldOccurrence;
import io.videoconf.api.meeting.state.MeetingFacts;
import io.videoconf.api.meeting.state.MovedOccurrence;
import io.videoconf.api.meeting.state.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The times of a series: those of its rule, without those that were called off, and with those that were moved.
 */
public final class Occurrences {
    private static final Comparator<Occurrence> BY_START =
            Comparator.comparing(Occurrence::start).thenComparing(Occurrence::occurrence);

    private final Series series;
    private final Rhythm rhythm;
    private final Instant first;
    private final Duration length;

    private Occurrences(Series series, Rhythm rhythm, Instant first, Duration length) {
        this.series = series;
        this.rhythm = rhythm;
        this.first = first;
        this.length = length;
    }

    /**
     * Of a meeting; empty when it takes place once.
     *
     * @throws IllegalStateException when its rule cannot be gone by: it was looked at before it became a fact
     */
    public static Optional<Occurrences> of(MeetingFacts facts) {
        Series series = facts.series();
        Instant start = facts.scheduledStart();
        Instant end = facts.scheduledEnd();
        if (series == null || start == null || end == null) {
            return Optional.empty();
        }
        try {
            Rhythm rhythm = Rhythm.of(series.recurrence(), start);
            return Optional.of(new Occurrences(series, rhythm, start, Duration.between(start, end)));
        } catch (UnusableRuleException e) {
            throw new IllegalStateException("the rule of " + facts.meetingId() + " " + e.reason(), e);
        }
    }

    /**
     * Looks at a rule before anybody goes by it.
     *
     * @param firstStart when the series is to begin
     * @throws UnusableRuleException saying why it cannot be gone by
     */
    public static void check(Recurrence recurrence, Instant firstStart) throws UnusableRuleException {
        var _ = Rhythm.of(recurrence, firstStart);
    }

    /** The time whose turn it is: the first that takes place, has not taken place, and is not past. */
    public Optional<Occurrence> next(Instant now) {
        // Of the rule's own times, as many may be out of the question as were held, moved or called off; so may the
        // one that runs, and one that ends just now.
        int most = 3 + series.exceptions().size() + series.held().size();
        Stream<Occurrence> byRule = rhythm.from(now.minus(length), most).stream()
                .filter(start -> series.exception(start).isEmpty())
                .map(this::asRuled);
        return Stream.concat(byRule, moved())
                .filter(time -> time.end().isAfter(now))
                .filter(time -> series.heldAt(time.occurrence()).isEmpty())
                .filter(time -> !time.occurrence().equals(series.current()))
                .min(BY_START);
    }

    /**
     * Times that end after {@code from} and begin before {@code to}, in order, those called off among them.
     *
     * @param to null for no end
     */
    public List<Occurrence> between(Instant from, @Nullable Instant to, int most) {
        Stream<Occurrence> byRule = rhythm
                .from(from.minus(length), most + 1 + series.exceptions().size())
                .stream()
                .filter(start -> series.exception(start).isEmpty())
                .map(this::asRuled);
        // What was held under an earlier rule was held all the same.
        Stream<Occurrence> earlier = series.held().stream()
                .filter(held -> !isOfTheRule(held.occurrence()))
                .map(Occurrences::asHeld);
        return Stream.of(byRule, moved(), calledOff(), earlier)
                .flatMap(times -> times)
                .filter(time ->
                        time.end().isAfter(from) && (to == null || time.start().isBefore(to)))
                .sorted(BY_START)
                .limit(most)
                .toList();
    }

    /** The time that begins then by the rule. */
    public Optional<Occurrence> find(Instant occurrence) {
        Optional<MovedOccurrence> exception = series.exception(occurrence);
        if (exception.isPresent()) {
            return exception.map(this::asMoved);
        }
        return rhythm.hits(occurrence) ? Optional.of(asRuled(occurrence)) : Optional.empty();
    }

    /** When the last of them ends; null when they never do. */
    public @Nullable Instant end() {
        Instant last = rhythm.last(first);
        return last == null
                ? null
                : Stream.concat(Stream.of(asRuled(last)), moved())
                        .map(Occurrence::end)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private boolean isOfTheRule(Instant occurrence) {
        return series.exception(occurrence).isPresent() || rhythm.hits(occurrence);
    }

    private Stream<Occurrence> moved() {
        return series.exceptions().stream().filter(one -> !one.cancelled()).map(this::asMoved);
    }

    private Stream<Occurrence> calledOff() {
        return series.exceptions().stream().filter(MovedOccurrence::cancelled).map(this::asMoved);
    }

    private Occurrence asRuled(Instant start) {
        return new Occurrence(start, start, start.plus(length), false, false);
    }

    private Occurrence asMoved(MovedOccurrence one) {
        Instant start = one.start();
        Instant end = one.end();
        return start == null || end == null
                ? new Occurrence(
                        one.occurrence(), one.occurrence(), one.occurrence().plus(length), true, false)
                : new Occurrence(one.occurrence(), start, end, false, true);
    }

    private static Occurrence asHeld(HeldOccurrence held) {
        return new Occurrence(held.occurrence(), held.startedAt(), held.endedAt(), false, false);
    }
}
