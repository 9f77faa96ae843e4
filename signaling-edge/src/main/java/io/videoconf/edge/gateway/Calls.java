package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.Params;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.gateway.json.Wrongs;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Makes a {@link Call} of a request. */
@Component
public final class Calls {
    /** Somebody without a token, at the few routes that need none. */
    public static final Actor VISITOR = new Actor(
            ActorKind.GUEST,
            new UserId("00000000-0000-7000-8000-000000000001"),
            new TenantId("00000000-0000-7000-8000-000000000001"),
            TenantRole.MEMBER,
            null);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    Calls() {}

    /** Reads the request; a body only where the method has one. */
    public Mono<Call> read(ServerWebExchange exchange) {
        return read(exchange, Door.REST);
    }

    /** The same for another door over HTTP. */
    public Mono<Call> read(ServerWebExchange exchange, Door door) {
        ServerHttpRequest request = exchange.getRequest();
        boolean writes = !READS.contains(request.getMethod());
        Mono<ObjectNode> body = writes ? Bodies.read(request) : Mono.just(WireJson.object());
        return caller().flatMap(caller -> body.map(read -> call(exchange, door, caller.orElse(null), read, writes)));
    }

    /** Who calls, as the front door found out; empty where no token is needed. */
    public static Mono<Optional<Caller>> caller() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication() instanceof CallerToken token
                        ? Optional.of(token.getPrincipal())
                        : null)
                .defaultIfEmpty(Optional.empty());
    }

    private static Call call(
            ServerWebExchange exchange, Door door, @Nullable Caller caller, ObjectNode body, boolean writes) {
        ServerHttpRequest request = exchange.getRequest();
        InetSocketAddress peer = request.getRemoteAddress();
        Actor actor = caller == null ? VISITOR : caller.actor();
        Origin origin = new Origin(actor, RequestIds.of(exchange), door, Peers.classify(peer), Origin.CURRENT_POLICY);
        Wrongs wrongs = new Wrongs();
        String scope = caller != null || peer == null || peer.getAddress() == null
                ? ""
                : peer.getAddress().getHostAddress();
        return new Call(
                exchange,
                caller,
                origin,
                Fields.of(body, wrongs, HttpMethod.PATCH.equals(request.getMethod())),
                new Params(request.getQueryParams(), wrongs),
                wrongs,
                writes ? Preconditions.of(request, body, scope, wrongs) : Preconditions.none());
    }
}
