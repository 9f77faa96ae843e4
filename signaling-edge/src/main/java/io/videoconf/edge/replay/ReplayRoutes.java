package io.videoconf.edge.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.Readings;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.Ids;
import io.videoconf.edge.signaling.ToldFacts;
import io.videoconf.edge.signaling.ToldFacts.Script;
import io.videoconf.edge.signaling.ToldFacts.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/**
 * A meeting played again as server-sent events. Two replays of the same stretch are the same to the byte: their frames
 * come from the log alone, and so do their pauses, and the comments in them.
 */
@RestController
@RequestMapping({ApiVersions.VERSIONED + "/meetings/{meetingId}", ApiVersions.PLAIN + "/meetings/{meetingId}"})
@Tag(name = "History")
class ReplayRoutes {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final String COMMENT = ": keep-alive\n\n";
    private static final String STEP = "step";

    private final Calls calls;
    private final Readings readings;
    private final ToldFacts facts;
    private final ClosedDoors doors;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    ReplayRoutes(Calls calls, Readings readings, ToldFacts facts, ClosedDoors doors) {
        this.calls = calls;
        this.readings = readings;
        this.facts = facts;
        this.doors = doors;
    }

    /** Replays would hold up a graceful stop; their readers go on at another edge. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }

    /**
     * What is asked for.
     *
     * @param after the fact before the first one wanted
     * @param step whether one fact is enough
     */
    private record Wish(@Nullable ParticipantId as, long after, long until, Speed speed, boolean step) {}

    @GetMapping(path = "/replay", version = "1")
    @Operation(summary = "A meeting played again, with the frames that a client saw, at any speed and from anywhere")
    Mono<Void> replay(@PathVariable String meetingId, ServerWebExchange exchange) {
        return calls.read(exchange, Door.SSE).flatMap(call -> {
            Wish wish = wish(call);
            String purpose = Readings.purpose(call);
            call.complete();
            MeetingId meeting = Ids.meeting(meetingId);
            return readings.ofMeeting(meeting, purpose, call)
                    .flatMap(onRecord -> facts.script(meeting, wish.as(), onRecord, call.origin()))
                    .flatMap(script -> wish.after() >= Math.min(wish.until(), script.length())
                            ? nothing(exchange.getResponse())
                            : write(exchange.getResponse(), played(call, script, wish)));
        });
    }

    private static Wish wish(Call call) {
        ParticipantId as =
                call.params().id("as_participant", ParticipantId::new).orNull();
        long from = call.params().number("from_sequence", 1, Long.MAX_VALUE).or(1L);
        long until = call.params().number("to_sequence", 1, Long.MAX_VALUE).or(Long.MAX_VALUE);
        String text = call.params().text("speed", 1, 8).or("1");
        boolean step = text.equals(STEP);
        Speed speed = step ? Speed.MAX : Speed.of(text);
        if (speed == null) {
            call.params().refuse("speed", "must be step, max, or a number above 0 and up to 1000");
        }
        if (until < from) {
            call.params().refuse("to_sequence", "must not be before from_sequence");
        }
        return new Wish(as, after(call, from), until, speed == null ? Speed.MAX : speed, step);
    }

    /** What was seen last counts more than where the replay began. */
    private static long after(Call call, long from) {
        String last = call.exchange().getRequest().getHeaders().getFirst("Last-Event-ID");
        if (last == null || last.isEmpty()) {
            return from - 1;
        }
        if (!last.matches("\\d{1,18}")) {
            call.params().refuse("Last-Event-ID", "must be a sequence");
            return 0;
        }
        return Long.parseLong(last);
    }

    private Flux<String> played(Call call, Script script, Wish wish) {
        long until = Math.min(wish.until(), script.length());
        Flux<Told> told = facts.after(script, wish.after(), until);
        Pacing pacing = new Pacing(wish.speed());
        Flux<String> frames = (wish.step() ? told.take(1) : told)
                .concatMap(fact -> paced(fact, pacing), 1)
                .startWith(facts.position(script, wish.after())
                        .map(at -> frame(null, "replay_position", WireJson.line(at))))
                .concatWith(wish.step() ? Flux.empty() : Flux.just(ended(until)));
        return frames.takeUntilOther(closing.asMono())
                .takeUntilOther(Mono.delay(left(call), Schedulers.parallel()))
                .takeUntilOther(doors.closingOf(call.caller()));
    }

    private static Flux<String> paced(Told fact, Pacing pacing) {
        Duration pause = pacing.before(fact.at());
        long comments = pause.dividedBy(KEEP_ALIVE);
        Flux<String> silence = Flux.interval(KEEP_ALIVE).take(comments).map(_ -> COMMENT);
        Duration rest = pause.minus(KEEP_ALIVE.multipliedBy(comments));
        String frame = frame(fact.sequence(), fact.name(), new String(fact.json(), StandardCharsets.UTF_8));
        Mono<String> last = rest.isZero() ? Mono.just(frame) : Mono.just(frame).delayElement(rest);
        return comments == 0 ? last.flux() : silence.concatWith(last);
    }

    private static String ended(long until) {
        return frame(until, "replay_ended", WireJson.line(WireJson.object().put("sequence", until)));
    }

    private static String frame(@Nullable Long id, String event, String data) {
        return (id == null ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: " + data + "\n\n";
    }

    private static Duration left(Call call) {
        Duration left = Duration.between(Instant.now(), call.caller().expiresAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** 204 is what makes an EventSource stop asking again. */
    private static Mono<Void> nothing(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    private static Mono<Void> write(ServerHttpResponse response, Flux<String> frames) {
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        headers.set("X-Accel-Buffering", "no");
        return response.writeAndFlushWith(frames.map(frame -> Mono.fromSupplier(() -> buffer(response, frame))));
    }

    private static DataBuffer buffer(ServerHttpResponse response, String frame) {
        return response.bufferFactory().wrap(frame.getBytes(StandardCharsets.UTF_8));
    }

    /** How long to wait before each fact, by the time of the one before. The first comes at once. */
    private static final class Pacing {
        private final Speed speed;
        private @Nullable Instant last;

        Pacing(Speed speed) {
            this.speed = speed;
        }

        Duration before(Instant at) {
            Instant before = last;
            last = at;
            return before == null ? Duration.ZERO : speed.of(Duration.between(before, at));
        }
    }
}
