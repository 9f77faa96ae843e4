package io.videoconf.query.kernel;

import io.videoconf.query.kernel.Checkpoints.Checkpoint;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How streams were: folded, by the function that made their documents, from the last checkpoint before the moment asked
 * for. So the answer costs the same however long the stream is.
 *
 * @param <S> what the events of a stream come to
 * @param <E> the sealed type of the events
 */
public final class Past<S, E> {
    private final EventStreams streams;
    private final Checkpoints<S> checkpoints;
    private final Folding<S, E> folding;

    /** Of these streams. */
    public Past(EventStreams streams, Checkpoints<S> checkpoints, Folding<S, E> folding) {
        this.streams = streams;
        this.checkpoints = checkpoints;
        this.folding = folding;
    }

    /**
     * How a view makes its documents.
     *
     * @param nothing before the first event
     * @param at when an event happened
     */
    public record Folding<S, E>(Class<E> events, S nothing, BiFunction<S, E, S> evolve, Function<E, Instant> at) {}

    /**
     * A stream after one of its events.
     *
     * @param version how many of its events are in the state; 0 before the first
     * @param at when the last of them happened; null before the first
     */
    public record Moment<S>(long version, @Nullable Instant at, S state) {
        private <E> Moment<S> after(Fact<E> fact, Folding<S, E> folding) {
            return new Moment<>(
                    fact.version(),
                    folding.at().apply(fact.event()),
                    folding.evolve().apply(state, fact.event()));
        }
    }

    /** Sees the events of a stretch, one by one. */
    @FunctionalInterface
    public interface Witness<S, E> {
        /** One event, with the stream as it was before it, and after it. */
        void sees(Fact<E> fact, Moment<S> before, Moment<S> after);
    }

    /** After the event with this number, or the last one when there are fewer. */
    public Moment<S> at(String stream, long version) {
        return onFrom(begin(checkpoints.upTo(stream, version)), stream, fact -> fact.version() <= version, version);
    }

    /**
     * At this time: after all events up to the first that happened later.
     *
     * @param newest the version of the stream now
     */
    public Moment<S> at(String stream, Instant time, long newest) {
        return onFrom(
                begin(checkpoints.upTo(stream, time, newest)),
                stream,
                fact -> !folding.at().apply(fact.event()).isAfter(time),
                newest);
    }

    /** Shows all events after one version up to another. */
    public void retrace(String stream, long after, long until, Witness<S, E> witness) {
        Moments<S> now = new Moments<>(at(stream, after));
        if (until <= after) {
            return;
        }
        streams.read(stream, after, folding.events(), fact -> {
            Moment<S> next = now.moment.after(fact, folding);
            witness.sees(fact, now.moment, next);
            now.moment = next;
            return fact.version() < until;
        });
    }

    private Moment<S> onFrom(Moment<S> from, String stream, Predicate<Fact<E>> wanted, long until) {
        if (from.version() >= until) {
            return from;
        }
        Moments<S> now = new Moments<>(from);
        streams.read(stream, from.version(), folding.events(), fact -> {
            boolean on = wanted.test(fact);
            if (on) {
                now.moment = now.moment.after(fact, folding);
            }
            return on && fact.version() < until;
        });
        return now.moment;
    }

    private Moment<S> begin(@Nullable Checkpoint<S> checkpoint) {
        return checkpoint == null
                ? new Moment<>(0, null, folding.nothing())
                : new Moment<>(checkpoint.version(), checkpoint.at(), checkpoint.state());
    }

    private static final class Moments<S> {
        private Moment<S> moment;

        Moments(Moment<S> first) {
            this.moment = first;
        }
    }
}
