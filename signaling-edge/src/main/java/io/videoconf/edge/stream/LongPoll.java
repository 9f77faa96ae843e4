package io.videoconf.edge.stream;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.rest.LogPages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A page of the log that waits for its first fact, for readers who would rather ask than listen. */
@Component
final class LongPoll implements LogPages.Source {
    private final LogReader log;

    LongPoll(LogReader log) {
        this.log = log;
    }

    @Override
    public Mono<LogPage> read(Call call, MeetingId meeting, long after, int limit, Duration patience) {
        if (patience.isZero()) {
            return log.page(meeting, after, limit, call.origin());
        }
        return Mono.defer(() -> {
            // Nothing that this reader may see is something too: the next question need not look at it again.
            AtomicReference<LogPage> last = new AtomicReference<>(new LogPage(List.of(), after, false));
            return log.follow(meeting, after, limit, call.origin())
                    .doOnNext(last::set)
                    .filter(page -> !page.entries().isEmpty())
                    .next()
                    .timeout(patience, Mono.fromSupplier(last::get));
        });
    }
}
