package io.videoconf.edge.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.events.MeetingCancelled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.Emails;
import io.videoconf.edge.rest.Ids;
import io.videoconf.edge.rest.LogJson;
import io.videoconf.edge.rest.LogPages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import reactor.core.scheduler.Schedulers;

/** A meeting's log as server-sent events: what was after a sequence, then what comes, until the meeting is over. */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "History")
class EventStreamRoutes {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final String COMMENT = ": keep-alive\n\n";

    private final Calls calls;
    private final Queries queries;
    private final LogReader log;
    private final LogPages pages;
    private final LongPoll longPoll;
    private final ErrorBodies errors;
    private final ClosedDoors doors;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    EventStreamRoutes(
            Calls calls,
            Queries queries,
            LogReader log,
            LogPages pages,
            LongPoll longPoll,
            ErrorBodies errors,
            ClosedDoors doors) {
        this.calls = calls;
        this.queries = queries;
        this.log = log;
        this.pages = pages;
        this.longPoll = longPoll;
        this.errors = errors;
        this.doors = doors;
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
            return queries.ask(new FindMeeting(meeting, call.actor()), MeetingView.class, call.origin())
                    .flatMap(view -> isOver(view) && after >= view.sequence()
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

    private static boolean isOver(MeetingView view) {
        return view.status() == MeetingStatus.ENDED || view.status() == MeetingStatus.CANCELLED;
    }

    /** 204 is what makes an EventSource stop asking again. */
    private static Mono<Void> nothingMore(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private Flux<String> frames(Call call, MeetingId meeting, long after) {
        Sinks.Empty<Void> done = Sinks.empty();
        Flux<String> facts = log.follow(meeting, after, call.origin())
                .concatMap(page -> shown(call, meeting, page), 1)
                .takeUntil(Frame::isLast)
                .map(Frame::text)
                .onErrorResume(Denied.class, denied -> Flux.just(failed(call, denied)))
                .takeUntilOther(closing.asMono())
                .takeUntilOther(expiry(call))
                .takeUntilOther(doors.closingOf(call.caller()))
                .doFinally(_ -> done.tryEmitEmpty());
        Flux<String> comments = Flux.interval(Duration.ZERO, KEEP_ALIVE)
                .onBackpressureDrop()
                .map(_ -> COMMENT)
                .takeUntilOther(done.asMono());
        return Flux.merge(2, facts, comments);
    }

    private Flux<Frame> shown(Call call, MeetingId meeting, LogPage page) {
        if (page.entries().isEmpty()) {
            return Flux.empty();
        }
        return maySeeEmails(call, meeting, page.entries())
                .flatMapIterable(emails -> page.entries().stream()
                        .map(entry -> Frame.of(entry, emails))
                        .toList());
    }

    /** Roles change while a stream is open, so it is asked anew, but only for facts that have e-mails. */
    private Mono<Boolean> maySeeEmails(Call call, MeetingId meeting, List<LogEntry> entries) {
        return entries.stream().map(LogEntry::event).noneMatch(LogJson::hasEmails)
                ? Mono.just(false)
                : queries.ask(new FindMeeting(meeting, call.actor()), MeetingView.class, call.origin())
                        .map(view -> Emails.areShown(view, call.actor()));
    }

    private static Mono<Long> expiry(Call call) {
        Duration left = Duration.between(Instant.now(), call.caller().expiresAt());
        return Mono.delay(left.isNegative() ? Duration.ZERO : left, Schedulers.parallel());
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

    private record Frame(String text, boolean isLast) {
        static Frame of(LogEntry entry, boolean emails) {
            String data = WireJson.line(LogJson.entry(entry, emails));
            return new Frame(
                    "id: " + entry.sequence() + "\nevent: " + entry.type() + "\ndata: " + data + "\n\n",
                    endsTheLog(entry.event()));
        }

        private static boolean endsTheLog(MeetingEvent event) {
            return event instanceof MeetingEnded || event instanceof MeetingCancelled;
        }
    }
}
