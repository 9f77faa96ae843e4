package io.videoconf.edge.graphql;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Bodies;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GraphQL over HTTP: a POST of one operation, read as strictly as every body and no larger. Answered as JSON, or, where
 * {@code text/event-stream} is asked for, as the events {@code next} and {@code complete}.
 */
@Component
class GraphRequests {
    private static final MediaType GRAPHQL_RESPONSE = new MediaType("application", "graphql-response+json");
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final String COMMENT = ":\n\n";
    private static final String COMPLETE = "event: complete\ndata: {}\n\n";

    private final WebGraphQlHandler operations;
    private final GraphErrors errors;

    GraphRequests(WebGraphQlHandler operations, GraphErrors errors) {
        this.operations = operations;
        this.errors = errors;
    }

    Mono<Void> handle(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return Bodies.read(request)
                .map(body -> operation(exchange, body))
                .flatMap(operations::handleRequest)
                .flatMap(response -> prefers(request, MediaType.TEXT_EVENT_STREAM)
                        ? stream(exchange.getResponse(), response)
                        : answer(request, exchange.getResponse(), response));
    }

    private static WebGraphQlRequest operation(ServerWebExchange exchange, ObjectNode body) {
        ServerHttpRequest request = exchange.getRequest();
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("query", text(body, "query", true));
        String name = text(body, "operationName", false);
        if (name != null) {
            read.put("operationName", name);
        }
        JsonNode variables = body.get("variables");
        if (variables instanceof ObjectNode object) {
            read.put("variables", Values.of(object));
        } else if (variables != null && !variables.isNull()) {
            throw malformed("variables must be an object.");
        }
        return new WebGraphQlRequest(
                request.getURI(),
                request.getHeaders(),
                request.getCookies(),
                request.getRemoteAddress(),
                exchange.getAttributes(),
                read,
                request.getId(),
                null);
    }

    private static @Nullable String text(ObjectNode body, String name, boolean required) {
        JsonNode given = body.get(name);
        if (given != null
                && given.isString()
                && (!required || !given.stringValue().isBlank())) {
            return given.stringValue();
        }
        if (required || (given != null && !given.isNull())) {
            throw malformed(name + " must be text: POST one operation as {\"query\": …, \"variables\": …}.");
        }
        return null;
    }

    private static Denied malformed(String message) {
        return new Denied(new Refusal(RefusalCode.MALFORMED_REQUEST, message, "RequestsAreWellFormed", Map.of()));
    }

    /** 200 as JSON whatever became of it; as graphql-response+json a request that came to nothing is a 400. */
    private Mono<Void> answer(ServerHttpRequest request, ServerHttpResponse response, WebGraphQlResponse result) {
        boolean modern = prefers(request, GRAPHQL_RESPONSE);
        boolean nothing = !result.getExecutionResult().isDataPresent();
        Map<String, Object> told = result.getData() instanceof Publisher ? onlyStreamed(result) : result.toMap();
        byte[] body = WireJson.bytes(WireJson.tree(told));
        response.setStatusCode(modern && nothing ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
        response.getHeaders().setContentType(modern ? GRAPHQL_RESPONSE : MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private Map<String, Object> onlyStreamed(WebGraphQlResponse result) {
        Asker asker = Asker.of(result.getExecutionInput().getGraphQLContext());
        Refusal refusal = new Refusal(
                RefusalCode.VALIDATION_FAILED,
                "A subscription is a stream: ask for text/event-stream, or over graphql-transport-ws.",
                "SubscriptionsAreStreams",
                Map.of());
        return Map.of("errors", List.of(errors.error(refusal, asker.requestId()).toSpecification()));
    }

    private static Mono<Void> stream(ServerHttpResponse response, WebGraphQlResponse result) {
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set("X-Accel-Buffering", "no");
        Sinks.Empty<Void> done = Sinks.empty();
        Flux<String> events = Events.of(result)
                .map(GraphRequests::next)
                .concatWithValues(COMPLETE)
                .doFinally(_ -> done.tryEmitEmpty());
        Flux<String> comments =
                Flux.interval(KEEP_ALIVE).onBackpressureDrop().map(_ -> COMMENT).takeUntilOther(done.asMono());
        return response.writeAndFlushWith(Flux.merge(2, events, comments)
                .map(frame -> Mono.fromSupplier(
                        () -> response.bufferFactory().wrap(frame.getBytes(StandardCharsets.UTF_8)))));
    }

    private static String next(Map<String, Object> result) {
        return "event: next\ndata: " + WireJson.line(WireJson.tree(result)) + "\n\n";
    }

    private static boolean prefers(ServerHttpRequest request, MediaType type) {
        try {
            return request.getHeaders().getAccept().stream()
                    .findFirst()
                    .filter(type::equalsTypeAndSubtype)
                    .isPresent();
        } catch (InvalidMediaTypeException e) {
            // What cannot be read asks for nothing in particular.
            return false;
        }
    }
}
