package io.videoconf.command.kernel;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a decision comes to: events, or a refusal.
 *
 * @param <E> the sealed event type of the context that decides
 */
public sealed interface Decision<E> {

    /**
     * Yes: this has happened. "Already so" is accepted with no events.
     *
     * @param events what has happened, in order
     */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** No, and why. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    /**
     * With what is decided next, where this has happened already: both, or neither.
     *
     * @param state before this has happened
     * @param fold takes an event into a state
     * @param next told the state that this leads to
     */
    default <S> Decision<E> and(S state, BiFunction<S, E, S> fold, Function<S, Decision<E>> next) {
        return switch (this) {
            case Refused<E> refused -> refused;
            case Accepted<E>(var events) -> {
                S then = state;
                for (E event : events) {
                    then = fold.apply(then, event);
                }
                yield next.apply(then).after(events);
            }
        };
    }

    private Decision<E> after(List<E> before) {
        return switch (this) {
            case Refused<E> refused -> refused;
            case Accepted<E>(var events) -> {
                List<E> all = new ArrayList<>(before);
                all.addAll(events);
                yield accepted(all);
            }
        };
    }

    /** Accepted with these events. */
    @SafeVarargs
    static <E> Decision<E> accepted(E... events) {
        return new Accepted<>(List.of(events));
    }

    /** Accepted with these events. */
    static <E> Decision<E> accepted(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    /** Accepted, and nothing happens: it is so already. */
    static <E> Decision<E> alreadySo() {
        return new Accepted<>(List.of());
    }

    /** Refused in the code's own words. */
    static <E> Decision<E> refused(RefusalCode code, String rule) {
        return new Refused<>(Refusal.of(code, rule));
    }

    /** Refused with words of its own. */
    static <E> Decision<E> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
