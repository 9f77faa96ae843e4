package io.videoconf.edge.stream;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a meeting's log from any sequence and goes on reading as it grows.
 *
 * <p>Live facts only say that there is more; the facts themselves are read from the log, as the reader may see it. So
 * nothing is missed or told twice where the past ends and the present begins. A page is asked for when the one before it
 * was taken.
 */
@Component
final class LogReader {
    private static final int PAGE = 200;

    /** When nothing was heard for so long, the log is asked all the same: news may have been lost. */
    private static final Duration DOUBT = Duration.ofSeconds(15);

    private final Queries queries;
    private final ProjectionProgress progress;
    private final LiveFacts facts;

    LogReader(Queries queries, ProjectionProgress progress, LiveFacts facts) {
        this.queries = queries;
        this.progress = progress;
        this.facts = facts;
    }

    /** Pages after {@code after}, without end; an empty one now and then. */
    Flux<LogPage> follow(MeetingId meeting, long after, Origin origin) {
        return follow(meeting, after, PAGE, origin);
    }

    /** The same in pages of at most {@code limit} facts. */
    Flux<LogPage> follow(MeetingId meeting, long after, int limit, Origin origin) {
        return Flux.using(
                () -> new Arrivals(facts, meeting),
                arrivals -> page(meeting, after, limit, origin)
                        .expand(last -> next(arrivals, meeting, last, limit, origin)),
                Arrivals::dispose);
    }

    private Mono<LogPage> next(Arrivals arrivals, MeetingId meeting, LogPage last, int limit, Origin origin) {
        Mono<LogPage> page = Mono.defer(() -> page(meeting, last.lastSequence(), limit, origin));
        if (last.hasMore()) {
            return page;
        }
        // The store's news may be faster than the log's projection.
        Mono<Void> projected = Mono.defer(
                () -> progress.caughtUp(new Receipt(StreamKind.MEETING, meeting.value(), arrivals.highest(), false)));
        Mono<Void> heard = arrivals.highest() > last.lastSequence()
                ? Mono.delay(arrivals.pauseAt(last.lastSequence())).then()
                : arrivals.past(last.lastSequence()).then(projected);
        return heard.timeout(DOUBT, Mono.empty()).then(page);
    }

    /** The facts after {@code after} that the reader may see, as they are now. */
    Mono<LogPage> page(MeetingId meeting, long after, int limit, Origin origin) {
        return queries.ask(new ReadLog(meeting, origin.actor(), after, limit), LogPage.class, origin);
    }
}
