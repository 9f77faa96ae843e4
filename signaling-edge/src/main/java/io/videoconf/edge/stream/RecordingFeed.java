package io.videoconf.edge.stream;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.queries.FindRecording;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.api.recording.queries.ReadRecordingLog;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingLogEntry;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ProjectionProgress;
import io.videoconf.edge.gateway.Queries;
import java.time.Duration;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What recordings come to, as one reader follows it. */
@Component
final class RecordingFeed {
    private static final int PAGE = 200;
    /** What a reader who does not keep up is told of no more: the recording's own log has it. */
    private static final int UNREAD = 1_000;

    private static final int OF_A_MEETING = 100;

    /** When nothing was heard for so long, the log is asked all the same: news may have been lost. */
    private static final Duration DOUBT = Duration.ofSeconds(15);

    private static final Duration REST = Duration.ofMillis(50);

    private final Queries queries;
    private final LiveFacts facts;
    private final LiveRecordings live;
    private final ProjectionProgress progress;

    RecordingFeed(Queries queries, LiveFacts facts, LiveRecordings live, ProjectionProgress progress) {
        this.queries = queries;
        this.facts = facts;
        this.live = live;
        this.progress = progress;
    }

    /**
     * The log of a recording after a sequence, then as it grows; ends with its disposal, or when the reader may read it no more.
     *
     * @param onRecord whether the reading is a fact already
     */
    Flux<RecordingLogEntry> follow(Caller reader, boolean onRecord, Origin origin, RecordingId recording, long after) {
        // The log is read from the store, which has what was heard.
        LongFunction<Mono<RecordingLog>> page = from -> queries.ask(
                new ReadRecordingLog(recording, reader.actor(), onRecord, from, PAGE), RecordingLog.class, origin);
        return Flux.using(
                () -> new RecordingNews(live, recording),
                news -> page.apply(after)
                        .expand(last -> next(news, page, last))
                        .concatMapIterable(RecordingLog::entries, 1)
                        .takeUntil(entry -> entry.event() instanceof RecordingDisposed),
                RecordingNews::dispose);
    }

    private static Mono<RecordingLog> next(
            RecordingNews news, LongFunction<Mono<RecordingLog>> page, RecordingLog last) {
        Mono<RecordingLog> next = Mono.defer(() -> page.apply(last.last()));
        if (last.more()) {
            return next;
        }
        // An empty page after news: the store has not shown it to us yet.
        Mono<?> rest = last.entries().isEmpty() ? Mono.delay(REST) : Mono.empty();
        return rest.then(news.past(last.last()).timeout(DOUBT, Mono.empty())).then(next);
    }

    /** Updates of what the reader may see when it happens, from now on. */
    Flux<ObjectNode> ofMeeting(Caller reader, Origin origin, MeetingId meeting) {
        Flux<ObjectNode> all = Flux.create(
                sink -> sink.onDispose(subscribe(sink, reader, origin, meeting)), FluxSink.OverflowStrategy.IGNORE);
        return all.onBackpressureBuffer(UNREAD, BufferOverflowStrategy.DROP_OLDEST)
                .concatMap(update -> seen(reader, origin, update), 1);
    }

    private Disposable subscribe(FluxSink<ObjectNode> sink, Caller reader, Origin origin, MeetingId meeting) {
        RecordingUpdates updates = new RecordingUpdates(live, meeting, sink::next);
        Disposable started = facts.subscribe(meeting, fact -> {
            if (fact.event() instanceof RecordingStarted recording) {
                updates.follow(recording);
            }
        });
        ListRecordings known =
                new ListRecordings(reader.actor(), reader.email(), meeting, new Page(OF_A_MEETING, 0, null));
        Disposable asked = queries.list(known, RecordingView.class, origin)
                .onErrorComplete(Denied.class)
                .subscribe(found -> found.rows().forEach(each -> updates.follow(each.recordingId(), each.mode())));
        return () -> {
            asked.dispose();
            started.dispose();
            updates.dispose();
        };
    }

    /** Whoever moderates now may not in a moment: it is asked each time, of views that know what was heard here. */
    private Mono<ObjectNode> seen(Caller reader, Origin origin, ObjectNode update) {
        RecordingId recording = new RecordingId(update.path("recording_id").asString());
        Receipt heard = Receipt.of(
                StreamKind.RECORDING,
                recording,
                update.path("recording_sequence").asLong());
        return progress.caughtUp(heard).then(allowed(reader, origin, recording, update));
    }

    private Mono<ObjectNode> allowed(Caller reader, Origin origin, RecordingId recording, ObjectNode update) {
        return queries.ask(new FindRecording(recording, reader.actor(), reader.email()), RecordingView.class, origin)
                .thenReturn(update)
                .onErrorResume(
                        Denied.class,
                        denied -> denied.refusal().code() == RefusalCode.RECORDING_DELETED
                                ? Mono.just(update) // theirs to know of, and in the bin
                                : Mono.empty());
    }
}
