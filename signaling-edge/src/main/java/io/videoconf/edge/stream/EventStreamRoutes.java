package io.videoconf.edge.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.Ids;
import io.videoconf.edge.rest.LogJson;
import io.videoconf.edge.rest.LogPages;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A meeting's log as server-sent events: what was after a sequence, then what comes, until the meeting is over. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "History")
class EventStreamRoutes {
    private final Calls calls;
    private final MeetingFeed feed;
    private final LogPages pages;
    private final LongPoll longPoll;
    private final ServerSentEvents events;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    EventStreamRoutes(Calls calls, MeetingFeed feed, LogPages pages, LongPoll longPoll, ServerSentEvents events) {
        this.calls = calls;
        this.feed = feed;
        this.pages = pages;
        this.longPoll = longPoll;
        this.events = events;
    }

    /** Streams would hold up a graceful stop; their readers resume at another edge. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    @GetMapping(path = "/events", version = "1")
    @Operation(
            summary =
                    "The ordered log after a sequence, waiting for the next fact up to `wait` seconds (30 at most); as"
                            + " text/event-stream the same log live")
    Mono<Void> events(@PathVariable String meetingId, ServerWebExchange exchange) {
        return Accepts.stream(exchange.getRequest().getHeaders())
                ? stream(meetingId, exchange)
                : pages.read(meetingId, exchange, this::page)
                        .flatMap(answer -> ServerSentEvents.write(exchange.getResponse(), answer));
    }

    /** Whoever waits while this edge ends is answered at once, and asks another. */
    private Mono<LogPage> page(Call call, MeetingId meeting, long after, int limit, Duration patience) {
        return longPoll.read(call, meeting, after, limit, patience)
                .takeUntilOther(closing.asMono())
                .defaultIfEmpty(new LogPage(List.of(), after, false));
    }

    private Mono<Void> stream(String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange, Door.SSE).flatMap(call -> {
            long after = ServerSentEvents.resumeFrom(call);
            boolean beside = call.params().flag("recordings").or(false);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return feed.meeting(meeting, call.origin())
                    .flatMap(view -> MeetingFeed.isOver(view, after)
                            ? ServerSentEvents.nothingMore(exchange.getResponse())
                            : events.write(
                                    call,
                                    facts(call, meeting, after),
                                    beside ? recordings(call, meeting) : Flux.empty()));
        });
    }

    private Flux<String> facts(Call call, MeetingId meeting, long after) {
        return feed.follow(call.caller(), call.origin(), meeting, after)
                .map(told -> frame(told.entry(), told.emails()));
    }

    /** What becomes of the bytes is no fact of the meeting: told beside its log, without an id. */
    private Flux<String> recordings(Call call, MeetingId meeting) {
        return feed.recordings(call.caller(), call.origin(), meeting)
                .map(update -> ServerSentEvents.beside(RecordingUpdates.NAME, WireJson.line(update)));
    }

    private static String frame(LogEntry entry, boolean emails) {
        return ServerSentEvents.fact(entry.sequence(), entry.type(), WireJson.line(LogJson.entry(entry, emails)));
    }
}
