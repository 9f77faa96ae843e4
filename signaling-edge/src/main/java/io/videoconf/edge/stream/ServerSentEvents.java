package io.videoconf.edge.stream;

import io.videoconf.edge.gateway.Call;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** How a log is written that does not end: frames, comments that keep the connection, and how a reader resumes. */
@Component
final class ServerSentEvents {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final String COMMENT = ": keep-alive\n\n";

    private final ErrorBodies errors;

    ServerSentEvents(ErrorBodies errors) {
        this.errors = errors;
    }

    /** What the browser saw last counts more than where the page began. */
    static long resumeFrom(Call call) {
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

    /** One fact: a reader that resumes names its sequence. */
    static String fact(long sequence, String type, String data) {
        return "id: " + sequence + "\nevent: " + type + "\ndata: " + data + "\n\n";
    }

    /** Something beside the log: a reader cannot resume from it. */
    static String beside(String type, String data) {
        return "event: " + type + "\ndata: " + data + "\n\n";
    }

    /** 204 is what makes an EventSource stop asking again. */
    static Mono<Void> nothingMore(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }

    /**
     * Writes frames until they end.
     *
     * @param beside what is told beside them, for as long as they last
     */
    Mono<Void> write(Call call, Flux<String> facts, Flux<String> beside) {
        Sinks.Empty<Void> done = Sinks.empty();
        Flux<String> told = facts.onErrorResume(Denied.class, denied -> Flux.just(failed(call, denied)))
                .doFinally(_ -> done.tryEmitEmpty());
        Flux<String> comments =
                Flux.interval(Duration.ZERO, KEEP_ALIVE).onBackpressureDrop().map(_ -> COMMENT);
        Flux<String> frames =
                Flux.merge(3, told, comments.takeUntilOther(done.asMono()), beside.takeUntilOther(done.asMono()));
        ServerHttpResponse response = call.exchange().getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        headers.set("X-Accel-Buffering", "no");
        return response.writeAndFlushWith(frames.map(frame -> Mono.fromSupplier(() -> buffer(response, frame))));
    }

    private String failed(Call call, Denied denied) {
        return beside(
                "error",
                WireJson.line(errors.envelope(denied.refusal(), call.origin().requestId())));
    }

    /** The JSON answer, by hand, because one route has two kinds of answers. */
    static Mono<Void> write(ServerHttpResponse response, ResponseEntity<byte[]> answer) {
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
}
