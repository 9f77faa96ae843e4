package io.videoconf.edge.stream;

import io.videoconf.api.kernel.RecordingId;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** How far one recording's log has grown, for one reader. Keeps a number and nothing else, however slow the reader is. */
final class RecordingNews implements Disposable {
    private final Disposable subscription;
    private long highest;
    private long wanted = Long.MAX_VALUE;
    private Sinks.Empty<Void> news = Sinks.empty();

    RecordingNews(LiveRecordings live, RecordingId recording) {
        this.subscription = live.subscribe(recording, fact -> arrived(fact.sequence()));
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
