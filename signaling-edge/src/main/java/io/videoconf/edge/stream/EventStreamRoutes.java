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
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.Ids;
import io.videoconf.edge.rest.LogJson;
import io.videoconf.edge.rest.LogPages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
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
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final String COMMENT = ": keep-alive\n\n";

    private final Calls calls;
    private final MeetingFeed feed;
    private final LogPages pages;
    private final LongPoll longPoll;
    private final ErrorBodies errors;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    EventStreamRoutes(Calls calls, MeetingFeed feed, LogPages pages, LongPoll longPoll, ErrorBodies errors) {
        this.calls = calls;
        this.feed = feed;
        this.pages = pages;
        this.longPoll = longPoll;
        this.errors = errors;
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
                : pages.read(meetingId, exchange, this::page).flatMap(answer -> write(exchange.getResponse(), answer));
    }

    /** Whoever waits while this edge ends is answered at once, and asks another. */
    private Mono<LogPage> page(Call call, MeetingId meeting, long after, int limit, Duration patience) {
        return longPoll.read(call, meeting, after, limit, patience)
                .takeUntilOther(closing.asMono())
                .defaultIfEmpty(new LogPage(List.of(), after, false));
    }

    private Mono<Void> stream(String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange, Door.SSE).flatMap(call -> {
            long after = resumeFrom(call);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return feed.meeting(meeting, call.origin())
                    .flatMap(view -> MeetingFeed.isOver(view, after)
                            ? nothingMore(exchange.getResponse())
                            : write(exchange.getResponse(), frames(call, meeting, after)));
        });
    }

    /** What the browser saw last counts more than where the page began. */
    private static long resumeFrom(Call call) {
        long after = call.params().number("after", 0, Long.MAX_VALUE).or(0L);
        String last = call.exchange().getRequest().getHeaders().getFirst("Last-Event-ID");
        if (last == null || last.isEmpty()) {
            return after;
        }
        if (!last.matches("\\d{1,18}")) {
            call.params().refuse("Last-Event-ID", "must be a sequence");
            return after;
        }
        return Long.parseLong(last);
    }

    /** 204 is what makes an EventSource stop asking again. */
    private static Mono<Void> nothingMore(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private Flux<String> frames(Call call, MeetingId meeting, long after) {
        Sinks.Empty<Void> done = Sinks.empty();
        Flux<String> facts = feed.follow(call.caller(), call.origin(), meeting, after)
                .map(told -> frame(told.entry(), told.emails()))
                .onErrorResume(Denied.class, denied -> Flux.just(failed(call, denied)))
                .doFinally(_ -> done.tryEmitEmpty());
        Flux<String> comments = Flux.interval(Duration.ZERO, KEEP_ALIVE)
                .onBackpressureDrop()
                .map(_ -> COMMENT)
                .takeUntilOther(done.asMono());
        return Flux.merge(2, facts, comments);
    }

    private String failed(Call call, Denied denied) {
        String body =
                WireJson.line(errors.envelope(denied.refusal(), call.origin().requestId()));
        return "event: error\ndata: " + body + "\n\n";
    }

    private static Mono<Void> write(ServerHttpResponse response, Flux<String> frames) {
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        headers.set("X-Accel-Buffering", "no");
        return response.writeAndFlushWith(frames.map(frame -> Mono.fromSupplier(() -> buffer(response, frame))));
    }

    /** The JSON answer, by hand, because one route has two kinds of answers. */
    private static Mono<Void> write(ServerHttpResponse response, ResponseEntity<byte[]> answer) {
        response.setStatusCode(answer.getStatusCode());
        answer.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        byte[] body = answer.getBody();
        return body == null
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static DataBuffer buffer(ServerHttpResponse response, String frame) {
        return response.bufferFactory().wrap(frame.getBytes(StandardCharsets.UTF_8));
    }

    private static String frame(LogEntry entry, boolean emails) {
        String data = WireJson.line(LogJson.entry(entry, emails));
        return "id: " + entry.sequence() + "\nevent: " + entry.type() + "\ndata: " + data + "\n\n";
    }
}
