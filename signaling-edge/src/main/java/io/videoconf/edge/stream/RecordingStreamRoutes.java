package io.videoconf.edge.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.queries.ReadRecordingLog;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingLogEntry;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.Readings;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.Answers;
import io.videoconf.edge.rest.Ids;
import io.videoconf.edge.rest.RecordingLogJson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A recording's own log, page by page, or live until it is disposed of. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/recordings/{recordingId}", ApiVersions.PLAIN + "/recordings/{recordingId}"})
@Tag(name = "Recordings")
class RecordingStreamRoutes {
    private static final long MOST_FACTS = 1_000;
    private static final long FACTS = 100;

    private final Calls calls;
    private final Readings readings;
    private final Queries queries;
    private final MeetingFeed feed;
    private final ServerSentEvents events;

    RecordingStreamRoutes(Calls calls, Readings readings, Queries queries, MeetingFeed feed, ServerSentEvents events) {
        this.calls = calls;
        this.readings = readings;
        this.queries = queries;
        this.feed = feed;
        this.events = events;
    }

    @GetMapping(path = "/events", version = "1")
    @Operation(summary = "What has happened to it, in order; as text/event-stream the same log live")
    Mono<Void> events(@PathVariable String recordingId, ServerWebExchange exchange) {
        return Accepts.stream(exchange.getRequest().getHeaders())
                ? stream(recordingId, exchange)
                : page(recordingId, exchange);
    }

    private Mono<Void> page(String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange).flatMap(call -> {
            long after = call.params().number("after", 0, Long.MAX_VALUE).or(0L);
            int limit = call.params().number("limit", 1, MOST_FACTS).or(FACTS).intValue();
            String purpose = Readings.purpose(call);
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return readings.ofRecording(recording, purpose, call)
                    .flatMap(onRecord -> read(call, recording, onRecord, after, limit))
                    .flatMap(log -> ServerSentEvents.write(
                            exchange.getResponse(), Answers.json(call, RecordingLogJson.v1(log))));
        });
    }

    /** Whoever may not read it is told before the stream begins. */
    private Mono<Void> stream(String recordingId, ServerWebExchange exchange) {
        return calls.read(exchange, Door.SSE).flatMap(call -> {
            long after = ServerSentEvents.resumeFrom(call);
            String purpose = Readings.purpose(call);
            call.complete();
            RecordingId recording = Ids.recording(recordingId);
            return readings.ofRecording(recording, purpose, call)
                    .flatMap(onRecord -> read(call, recording, onRecord, Math.max(0, after - 1), 1)
                            .flatMap(log -> isOver(log, after)
                                    ? ServerSentEvents.nothingMore(exchange.getResponse())
                                    : events.write(call, frames(call, recording, onRecord, after), Flux.empty())));
        });
    }

    private Mono<RecordingLog> read(Call call, RecordingId recording, boolean onRecord, long after, int limit) {
        return queries.ask(
                new ReadRecordingLog(recording, call.actor(), onRecord, after, limit),
                RecordingLog.class,
                call.origin());
    }

    /** Nothing comes after its disposal: was that the last fact that the reader knows? */
    private static boolean isOver(RecordingLog log, long after) {
        return log.entries().stream()
                .anyMatch(entry -> entry.sequence() == after && entry.event() instanceof RecordingDisposed);
    }

    private Flux<String> frames(Call call, RecordingId recording, boolean onRecord, long after) {
        return feed.follow(call.caller(), onRecord, call.origin(), recording, after)
                .map(RecordingStreamRoutes::frame);
    }

    private static String frame(RecordingLogEntry entry) {
        return ServerSentEvents.fact(entry.sequence(), entry.type(), WireJson.line(RecordingLogJson.entry(entry)));
    }
}
