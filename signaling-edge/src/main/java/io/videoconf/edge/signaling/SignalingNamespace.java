package io.videoconf.edge.signaling;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.Failures;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.TokenVerifier;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.socketio.ConnectAnswer;
import io.videoconf.edge.socketio.DisconnectReason;
import io.videoconf.edge.socketio.Handshake;
import io.videoconf.edge.socketio.Inbound;
import io.videoconf.edge.socketio.Namespace;
import io.videoconf.edge.socketio.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The namespace {@value #NAME}: who may come in, what they may ask, and that every ask is answered. */
@Component
final class SignalingNamespace implements Namespace {
    static final String NAME = "/signaling";
    private final TokenVerifier tokens;
    private final ErrorBodies errors;
    private final SocketEvents events;
    private final Joining joining;
    private final Evictions evictions;

    SignalingNamespace(
            TokenVerifier tokens, ErrorBodies errors, SocketEvents events, Joining joining, Evictions evictions) {
        this.tokens = tokens;
        this.errors = errors;
        this.events = events;
        this.joining = joining;
        this.evictions = evictions;
    }

    @Override
    public CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth) {
        String requestId = RequestIds.from(handshake.header(RequestIds.HEADER));
        return verified(auth)
                .<ConnectAnswer>map(caller -> new ConnectAnswer.Accepted(new Visitor(caller)))
                .onErrorResume(failure -> Mono.just(refused(Failures.denied(failure, requestId), requestId)))
                .toFuture()
                .thenApply(java.util.Objects::requireNonNull);
    }

    private Mono<Caller> verified(@Nullable JsonNode auth) {
        JsonNode token = auth == null ? null : auth.get("token");
        if (token == null || !token.isString()) {
            return Mono.error(new Denied(new Refusal(
                    RefusalCode.INVALID_TOKEN,
                    "Connect with auth: {token: \"<access token>\"}.",
                    "SocketsAreAuthenticated",
                    java.util.Map.of())));
        }
        return tokens.verify(token.stringValue()).doOnNext(SignalingNamespace::mayConnect);
    }

    /** A key of a back end opens sockets only if it was made for that. */
    private static void mayConnect(Caller caller) {
        if (caller.actor().kind() == ActorKind.SERVICE && !caller.scopes().contains(ApiKeyScope.SIGNALING)) {
            throw new Denied(Refusal.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "AKeyOpensWhatItsScopesName")
                    .with("required_scope", ApiKeyScope.SIGNALING.wire()));
        }
    }

    private ConnectAnswer refused(Denied denied, String requestId) {
        return new ConnectAnswer.Refused(denied.refusal().message(), errors.envelope(denied.refusal(), requestId));
    }

    @Override
    public void connected(Socket socket) {
        Visitor visitor = socket.attachment(Visitor.class);
        renew(socket, visitor, visitor.caller());
        evictions.watch(socket, visitor);
    }

    /** The socket lives as long as its token; a fresh one prolongs it. */
    private void renew(Socket socket, Visitor visitor, Caller caller) {
        Duration left = Duration.between(Instant.now(), caller.expiresAt());
        visitor.renew(
                caller,
                Schedulers.parallel()
                        .schedule(() -> expire(socket), left.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    private void expire(Socket socket) {
        socket.emit(
                "error", errors.envelope(Refusal.of(RefusalCode.INVALID_TOKEN, "TokensExpire"), RequestIds.fresh()));
        socket.disconnect("token_expired");
    }

    @Override
    public void event(Socket socket, Inbound inbound) {
        Visitor visitor = socket.attachment(Visitor.class);
        Ask ask = Ask.of(socket, visitor, inbound);
        // Deferred, so that what cannot be read is an answer too, and no end of the session.
        Mono<Reply> reply = Mono.defer(() -> switch (inbound.event()) {
            case "join_meeting" -> joining.join(ask);
            case "authenticate" -> authenticate(ask).map(Reply::of);
            default -> events.carryOut(ask).map(Reply::of);
        });
        reply.onErrorResume(failure -> Mono.just(Reply.of(negative(failure, ask.requestId()))))
                .subscribe(given -> {
                    inbound.answer(given.answer());
                    given.afterwards().run();
                });
    }

    private Mono<ObjectNode> authenticate(Ask ask) {
        return verified(ask.body()).map(caller -> {
            if (!caller.actor().id().equals(ask.visitor().caller().actor().id())) {
                throw Denied.of(RefusalCode.INVALID_TOKEN, "ASocketKeepsItsPerson");
            }
            renew(ask.socket(), ask.visitor(), caller);
            return WireJson.object().put("success", true);
        });
    }

    private ObjectNode negative(Throwable failure, String requestId) {
        Refusal refusal = Failures.denied(failure, requestId).refusal();
        ObjectNode answer = WireJson.object().put("success", false);
        answer.set("error", errors.error(refusal, requestId));
        return answer;
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        Visitor visitor = socket.attachment(Visitor.class);
        visitor.gone();
        evictions.forget(socket);
        joining.lost(visitor, reason);
    }
}
