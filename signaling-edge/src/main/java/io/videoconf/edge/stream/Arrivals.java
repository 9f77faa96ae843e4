package io.videoconf.edge.stream;

import io.videoconf.api.kernel.MeetingId;
import java.time.Duration;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How far one meeting's log has grown, for one reader. Keeps a number and nothing else, however slow the reader is.
 */
final class Arrivals implements Disposable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Disposable subscription;
    private long highest;
    private long wanted = Long.MAX_VALUE;
    private Sinks.Empty<Void> news = Sinks.empty();
    private long pausedAt = -1;
    private Duration pause = SHORTEST_PAUSE;

    Arrivals(LiveFacts facts, MeetingId meeting) {
        this.subscription = facts.subscribe(meeting, fact -> arrived(fact.sequence()));
    }

    /** Ends when a fact after {@code sequence} is known to be there. */
    Mono<Void> past(long sequence) {
        return Mono.defer(() -> {
            synchronized (this) {
                if (highest > sequence) {
                    return Mono.empty();
                }
                wanted = sequence;
                news = Sinks.empty();
                return news.asMono();
            }
        });
    }

    /** How long to leave a log alone that lags behind the news: longer each time that it has not moved. */
    synchronized Duration pauseAt(long sequence) {
        pause = sequence == pausedAt ? pause.multipliedBy(2) : SHORTEST_PAUSE;
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        pausedAt = sequence;
        return pause;
    }

    /** The last fact that is known to be there. */
    synchronized long highest() {
        return highest;
    }

    @Override
    public void dispose() {
        subscription.dispose();
    }

    private void arrived(long sequence) {
        Sinks.Empty<Void> wake = null;
        synchronized (this) {
            highest = Math.max(highest, sequence);
            if (highest > wanted) {
                wanted = Long.MAX_VALUE;
                wake = news;
            }
        }
        if (wake != null) {
            wake.tryEmitEmpty();
        }
    }
}
