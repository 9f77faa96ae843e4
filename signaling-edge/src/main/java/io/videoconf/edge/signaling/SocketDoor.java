package io.videoconf.edge.signaling;

import io.videoconf.api.account.ApiKeyScope;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.ErrorBodies;
import io.videoconf.edge.gateway.Failures;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.TokenVerifier;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.socketio.ConnectAnswer;
import io.videoconf.edge.socketio.Handshake;
import io.videoconf.edge.socketio.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who comes in by a socket: with a good token, as long as the token and the account are good. */
@Component
public final class SocketDoor {
    static final String AUTHENTICATE = "authenticate";

    private final TokenVerifier tokens;
    private final ErrorBodies errors;
    private final Evictions evictions;

    SocketDoor(TokenVerifier tokens, ErrorBodies errors, Evictions evictions) {
        this.tokens = tokens;
        this.errors = errors;
        this.evictions = evictions;
    }

    /** Lets a client in as a {@link Visitor}, or says why not. */
    public CompletionStage<ConnectAnswer> connect(Handshake handshake, @Nullable JsonNode auth) {
        String requestId = RequestIds.from(handshake.header(RequestIds.HEADER));
        return tokenOf(auth)
                .flatMap(this::verified)
                .<ConnectAnswer>map(caller -> new ConnectAnswer.Accepted(new Visitor(caller)))
                .onErrorResume(failure -> Mono.just(refused(Failures.denied(failure, requestId), requestId)))
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private static Mono<String> tokenOf(@Nullable JsonNode auth) {
        JsonNode token = auth == null ? null : auth.get("token");
        return token != null && token.isString()
                ? Mono.just(token.stringValue())
                : Mono.error(new Denied(new Refusal(
                        RefusalCode.INVALID_TOKEN,
                        "Connect with auth: {token: \"<access token>\"}.",
                        "SocketsAreAuthenticated",
                        Map.of())));
    }

    /** Whose token it is. */
    Mono<Caller> verified(String token) {
        return tokens.verify(token).doOnNext(SocketDoor::mayConnect);
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

    /** To be called for each socket that was let in. */
    public void connected(Socket socket) {
        Visitor visitor = socket.attachment(Visitor.class);
        renew(socket, visitor, visitor.caller());
        evictions.watch(socket, visitor);
    }

    /** To be called for each socket that is gone. */
    public void disconnected(Socket socket) {
        socket.attachment(Visitor.class).gone();
        evictions.forget(socket);
    }

    /**
     * The socket lives as long as its token; a fresh one of the same person prolongs it.
     *
     * @throws Denied for a body that is none
     */
    public Mono<ObjectNode> authenticate(Socket socket, JsonNode body) {
        Visitor visitor = socket.attachment(Visitor.class);
        return verified(Ask.read(AUTHENTICATE, body, SocketDoor::fresher).value())
                .map(caller -> {
                    if (!caller.actor().id().equals(visitor.caller().actor().id())) {
                        throw Denied.of(RefusalCode.INVALID_TOKEN, "ASocketKeepsItsPerson");
                    }
                    renew(socket, visitor, caller);
                    return WireJson.object().put("success", true);
                });
    }

    static Secret fresher(Fields fields) {
        return fields.secret("token", 1, TokenVerifier.LONGEST).required();
    }

    /** The acknowledgement of what was refused. */
    public ObjectNode negative(Throwable failure, String requestId) {
        Refusal refusal = Failures.denied(failure, requestId).refusal();
        ObjectNode answer = WireJson.object().put("success", false);
        answer.set("error", errors.error(refusal, requestId));
        return answer;
    }

    private void renew(Socket socket, Visitor visitor, Caller caller) {
        Duration left = Duration.between(Instant.now(), caller.expiresAt());
        visitor.renew(
                caller, Schedulers.parallel().schedule(() -> expire(socket), left.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void expire(Socket socket) {
        socket.emit(
                "error", errors.envelope(Refusal.of(RefusalCode.INVALID_TOKEN, "TokensExpire"), RequestIds.fresh()));
        socket.disconnect(Parting.TOKEN_EXPIRED.word());
    }
}
