package io.videoconf.edge.relay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Signals on their way to other edges, one after the other for each address. Nobody listens yet for who came in a moment ago
 * when somebody who was told of it faster signals to them: such a signal is tried again for a while, and those after it wait, so that
 * they come in their order. What waits is bounded in number and bytes, and in time: what is over that is refused.
 */
final class Letters {
    /** Waiting together, in bytes: what is over that is tried once. A flood to nobody must not take the place of what finds somebody. */
    private static final long MOST_PATIENT = 16 << 20;

    /** Waiting together, in bytes: what is over that is refused. A flood must not fill the memory while nothing leaves. */
    static final long MOST_WAITING = 32 << 20;

    /** Waiting for one address, those on their way included: nobody's signals take the place of all others'. */
    static final int LONGEST_LINE = 256;

    /** What a letter takes beside its bytes, about: many small ones fill the memory as well. */
    private static final int ENVELOPE = 1 << 10;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private final Map<Address, Line> lines = new HashMap<>();
    private final AtomicLong waiting = new AtomicLong();
    private final Duration patience;
    private final Carrier carrier;

    /** What became of one try. */
    enum Try {
        REACHED,
        /** Nobody listens, and somebody may in a moment. */
        NOT_YET,
        /** Nobody listens: waiting does not help. */
        NOT,
        /** It cannot be known: for those behind it neither. */
        UNKNOWN
    }

    /** Tries once to bring a letter to whom it is for; fails never. */
    @FunctionalInterface
    interface Carrier {
        Mono<Try> carry(Letter letter);
    }

    /** @param patience how long a letter is tried again when nobody listens, and how long it waits for its first try */
    Letters(Duration patience, Carrier carrier) {
        this.patience = patience;
        this.carrier = carrier;
    }

    /** One signal to one address. Used by one try at a time. */
    static final class Letter {
        final Address to;
        final Signal signal;
        final byte[] written;
        /** It has reached somebody on this edge, and is not handed to them again. */
        volatile boolean isHere;
        /** It goes to nobody but those on this edge: it waited too long, or those before it found that no other can be reached. */
        boolean isLate;

        Letter(Address to, Signal signal, byte[] written, boolean isHere) {
            this.to = to;
            this.signal = signal;
            this.written = written;
            this.isHere = isHere;
        }

        private long size() {
            return written.length + ENVELOPE;
        }
    }

    /**
     * A letter that was taken.
     *
     * @param isPatient whether it is tried again
     * @param deadline until when it is tried
     */
    private record Waiting(Letter letter, boolean isPatient, long deadline, MonoSink<Boolean> answer) {
        long left() {
            return deadline - System.nanoTime();
        }
    }

    /** The letters of one address; the first is on its way. */
    private static final class Line {
        private final Deque<Waiting> letters = new ArrayDeque<>();
    }

    private enum Place {
        FIRST,
        BEHIND,
        NONE
    }

    /** Whether others have yet to reach this edge's mailboxes of an address: whatever follows has to follow them. */
    boolean areToComeHere(Address to) {
        synchronized (lines) {
            Line line = lines.get(to);
            return line != null && line.letters.stream().anyMatch(each -> !each.letter.isHere);
        }
    }

    /** What waits, in bytes. */
    long waiting() {
        return waiting.get();
    }

    /** Sends one, where there is room for it; answers whether it reached anybody. */
    Mono<Boolean> send(Letter letter) {
        return Mono.create(answer -> {
            long all = waiting.addAndGet(letter.size());
            long deadline = System.nanoTime() + patience.toNanos();
            Waiting one = new Waiting(letter, all <= MOST_PATIENT, deadline, answer);
            switch (all <= MOST_WAITING ? queue(one) : Place.NONE) {
                case FIRST -> go(one, FIRST_PAUSE);
                case BEHIND -> {
                    // It goes when those before it are gone.
                }
                case NONE -> {
                    waiting.addAndGet(-letter.size());
                    answer.success(letter.isHere);
                }
            }
        });
    }

    private Place queue(Waiting one) {
        synchronized (lines) {
            Deque<Waiting> line = lines.computeIfAbsent(one.letter.to, _ -> new Line()).letters;
            if (line.size() >= LONGEST_LINE) {
                return Place.NONE;
            }
            line.add(one);
            return line.size() == 1 ? Place.FIRST : Place.BEHIND;
        }
    }

    private void go(Waiting one, Duration pause) {
        Mono.defer(() -> carrier.carry(one.letter)).subscribe(became -> became(one, became, pause), failure -> {
            over(one, false);
            one.answer.error(failure);
        });
    }

    private void became(Waiting one, Try became, Duration pause) {
        long left = one.left();
        if (became == Try.NOT_YET && !one.letter.isHere && one.isPatient && left > 0) {
            long next = Math.min(pause.toNanos(), left);
            Schedulers.parallel().schedule(() -> go(one, pause.multipliedBy(2)), next, TimeUnit.NANOSECONDS);
        } else {
            over(one, became == Try.UNKNOWN);
            one.answer.success(one.letter.isHere || became == Try.REACHED);
        }
    }

    private void over(Waiting gone, boolean isForAll) {
        waiting.addAndGet(-gone.letter.size());
        Waiting next = next(gone.letter.to, isForAll);
        if (next != null) {
            // Not from here: a line is as long as what was sent into it.
            Schedulers.parallel().schedule(() -> go(next, FIRST_PAUSE));
        }
    }

    /** @param isForAll whether those who wait now have waited long enough */
    private @Nullable Waiting next(Address to, boolean isForAll) {
        synchronized (lines) {
            Line line = lines.get(to);
            if (line == null) {
                return null;
            }
            line.letters.remove();
            if (isForAll) {
                line.letters.forEach(each -> each.letter.isLate = true);
            }
            Waiting next = line.letters.peek();
            if (next == null) {
                lines.remove(to);
            } else if (next.left() <= 0) {
                next.letter.isLate = true;
            }
            return next;
        }
    }
}
