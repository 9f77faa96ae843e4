package io.videoconf.edge.graphql;

import graphql.ExecutionResult;
import graphql.execution.ResultNodesInfo;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.Calls;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Peers;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.limits.Turnstile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who asks, what the operation may take, and what becomes of its errors: for every operation, however it came in. */
@Component
final class Operations implements WebGraphQlInterceptor {
    private final GraphSettings settings;
    private final GraphErrors errors;
    private final SocketCallers sockets;
    private final Turnstile turnstile;
    private final ParserOptions parsing;

    Operations(GraphSettings settings, GraphErrors errors, SocketCallers sockets, Turnstile turnstile) {
        this.turnstile = turnstile;
        this.settings = settings;
        this.errors = errors;
        this.sockets = sockets;
        this.parsing = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(settings.maxTokens())
                        .maxWhitespaceTokens(settings.maxTokens() * 10)
                        .captureIgnoredChars(false));
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return request instanceof WebSocketGraphQlRequest socket
                ? overSocket(socket, chain, RequestIds.fresh())
                : Calls.caller()
                        .map(caller -> caller.orElseThrow(() -> Denied.of(RefusalCode.INVALID_TOKEN, "TokensAreOurs")))
                        .flatMap(caller -> ask(request, chain, caller, RequestIds.of(request.getAttributes())));
    }

    private Mono<WebGraphQlResponse> overSocket(WebSocketGraphQlRequest request, Chain chain, String requestId) {
        Caller caller = sockets.caller(request.getSessionInfo()).orElse(null);
        if (caller == null) {
            return Mono.just(refused(request, Refusal.of(RefusalCode.INVALID_TOKEN, "TokensAreOurs"), requestId));
        }
        AtomicInteger open = SocketCallers.open(request.getSessionInfo());
        if (open.incrementAndGet() > settings.maxSubscriptions()) {
            open.decrementAndGet();
            return Mono.just(refused(
                    request, Refusal.of(RefusalCode.RATE_LIMIT_EXCEEDED, "ASocketHasFewOperationsOpen"), requestId));
        }
        return turnstile
                .caller(caller)
                .then(Mono.defer(() -> ask(request, chain, caller, requestId)))
                .onErrorResume(Denied.class, denied -> Mono.just(refused(request, denied.refusal(), requestId)))
                .map(response -> counted(response, open))
                .doOnError(_ -> open.decrementAndGet())
                .doOnCancel(open::decrementAndGet);
    }

    private static WebGraphQlResponse counted(WebGraphQlResponse response, AtomicInteger open) {
        if (response.getData() instanceof Publisher<?> events) {
            return response.transform(
                    builder -> builder.data(Flux.from(events).doFinally(_ -> open.decrementAndGet())));
        }
        open.decrementAndGet();
        return response;
    }

    private Mono<WebGraphQlResponse> ask(WebGraphQlRequest request, Chain chain, Caller caller, String requestId) {
        Origin origin = new Origin(
                caller.actor(),
                requestId,
                Door.GRAPHQL,
                Peers.classify(request.getRemoteAddress()),
                Origin.CURRENT_POLICY);
        Asker asker = new Asker(caller, origin, Peers.digest(request.getRemoteAddress()));
        request.configureExecutionInput((_, builder) -> builder.graphQLContext(context -> {
                    asker.in(context);
                    Loaders.levelByLevel(context);
                    context.put(ParserOptions.class, parsing);
                    context.put(ResultNodesInfo.MAX_RESULT_NODES, settings.maxAnswer());
                    context.put(Introspection.INTROSPECTION_DISABLED, !settings.introspection());
                })
                .build());
        return chain.next(request)
                .timeout(settings.timeLimit(), Mono.fromSupplier(() -> refused(request, tooSlow(), requestId)))
                .map(response -> told(request, response, requestId))
                .onErrorResume(Denied.class, denied -> Mono.just(refused(request, denied.refusal(), requestId)));
    }

    private WebGraphQlResponse told(WebGraphQlRequest request, WebGraphQlResponse response, String requestId) {
        ResultNodesInfo counted =
                response.getExecutionInput().getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
        if (counted != null && counted.isMaxResultNodesExceeded()) {
            return refused(request, tooMuch(), requestId);
        }
        ExecutionResult result = response.getExecutionResult();
        if (result.getErrors().isEmpty() || response.getData() instanceof Publisher) {
            return response;
        }
        ExecutionResult coded = errors.coded(result, requestId);
        return coded == result ? response : response.transform(builder -> builder.errors(coded.getErrors()));
    }

    private WebGraphQlResponse refused(WebGraphQlRequest request, Refusal refusal, String requestId) {
        ExecutionResult result = ExecutionResult.newExecutionResult()
                .errors(List.of(errors.error(refusal, requestId)))
                .build();
        return new WebGraphQlResponse(new org.springframework.graphql.support.DefaultExecutionGraphQlResponse(
                request.toExecutionInput(), result));
    }

    private static Refusal tooSlow() {
        return new Refusal(
                RefusalCode.EVENT_STORE_UNAVAILABLE,
                "The operation took longer than it may. What it was to change may have been changed:"
                        + " repeat it with the same idempotencyKey.",
                "OperationsEndInTime",
                Map.of("retry_after_seconds", 1));
    }

    private Refusal tooMuch() {
        return new Refusal(
                RefusalCode.VALIDATION_FAILED,
                "The answer would have more than " + settings.maxAnswer() + " values. Ask for less at a time.",
                "OperationsAreBounded",
                Map.of("fields", Map.of("query", "more than " + settings.maxAnswer() + " values")));
    }
}
