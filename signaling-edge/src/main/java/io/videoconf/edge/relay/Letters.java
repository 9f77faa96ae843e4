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
 * they come in their order.
 */
final class Letters {
    /** Waiting together, in bytes: what is over that is tried once. A flood to nobody must not fill the memory. */
    private static final long MOST_WAITING = 16 << 20;

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
        /** Nobody listens, or it cannot be known: waiting does not help. */
        NOT
    }

    /** Tries once to bring a letter to whom it is for; fails never. */
    @FunctionalInterface
    interface Carrier {
        Mono<Try> carry(Letter letter);
    }

    /** @param patience how long a letter is tried again when nobody listens */
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
        boolean isHere;

        private final long deadline;
        private final MonoSink<Boolean> answer;

        private Letter(Address to, Signal signal, byte[] written, long deadline, MonoSink<Boolean> answer) {
            this.to = to;
            this.signal = signal;
            this.written = written;
            this.deadline = deadline;
            this.answer = answer;
        }
    }

    /** The letters of one address; the first is on its way. */
    private static final class Line {
        private final Deque<Letter> letters = new ArrayDeque<>();
    }

    /** Whether others are on their way to this address: whatever follows has to follow them. */
    boolean areOnTheirWayTo(Address to) {
        synchronized (lines) {
            return lines.containsKey(to);
        }
    }

    /** Sends one; answers whether it reached anybody. */
    Mono<Boolean> send(Address to, Signal signal, byte[] written) {
        return Mono.create(answer -> {
            boolean mayWait = waiting.addAndGet(written.length) <= MOST_WAITING;
            long deadline = System.nanoTime() + (mayWait ? patience.toNanos() : 0);
            Letter letter = new Letter(to, signal, written, deadline, answer);
            boolean first;
            synchronized (lines) {
                Deque<Letter> line = lines.computeIfAbsent(to, _ -> new Line()).letters;
                first = line.isEmpty();
                line.add(letter);
            }
            if (first) {
                go(letter, FIRST_PAUSE);
            }
        });
    }

    private void go(Letter letter, Duration pause) {
        Mono.defer(() -> carrier.carry(letter)).subscribe(became -> became(letter, became, pause), failure -> {
            over(letter);
            letter.answer.error(failure);
        });
    }

    private void became(Letter letter, Try became, Duration pause) {
        long left = letter.deadline - System.nanoTime();
        if (became == Try.NOT_YET && left > 0) {
            long next = Math.min(pause.toNanos(), left);
            Schedulers.parallel().schedule(() -> go(letter, pause.multipliedBy(2)), next, TimeUnit.NANOSECONDS);
        } else {
            over(letter);
            letter.answer.success(became == Try.REACHED);
        }
    }

    private void over(Letter letter) {
        waiting.addAndGet(-letter.written.length);
        Letter next = next(letter);
        if (next != null) {
            // Not from here: a line is as long as what was sent into it.
            Schedulers.parallel().schedule(() -> go(next, FIRST_PAUSE));
        }
    }

    private @Nullable Letter next(Letter gone) {
        synchronized (lines) {
            Line line = lines.get(gone.to);
            if (line == null) {
                return null;
            }
            line.letters.remove();
            if (line.letters.isEmpty()) {
                lines.remove(gone.to);
            }
            return line.letters.peek();
        }
    }
}
