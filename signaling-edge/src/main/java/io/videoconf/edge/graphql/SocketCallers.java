package io.videoconf.edge.graphql;

import io.videoconf.edge.gateway.Caller;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.TokenVerifier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who is at the other end of a socket: as the token in the payload of {@code connection_init} says, under
 * {@code authorization} (with "Bearer ") or {@code token}. It is in no address, so in no log.
 */
@Component
final class SocketCallers implements WebSocketGraphQlInterceptor {
    private static final String CALLER = Caller.class.getName();
    private static final String OPEN = SocketCallers.class.getName();
    private static final String BEARER = "Bearer ";

    private final TokenVerifier tokens;
    private final ClosedDoors doors;

    SocketCallers(TokenVerifier tokens, ClosedDoors doors) {
        this.tokens = tokens;
        this.doors = doors;
    }

    /** An error closes the socket with 4401. */
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        return tokens.verify(token(payload)).flatMap(caller -> {
            session.getAttributes().put(CALLER, caller);
            session.getAttributes().put(OPEN, new AtomicInteger());
            return Mono.empty();
        });
    }

    /** Who asks now: a session that was closed, or a token that has run out meanwhile, asks no more. */
    Optional<Caller> caller(WebSocketSessionInfo session) {
        return session.getAttributes().get(CALLER) instanceof Caller caller
                        && caller.expiresAt().isAfter(Instant.now())
                        && doors.closingsOf(caller).isEmpty()
                ? Optional.of(caller)
                : Optional.empty();
    }

    /** How many operations the socket has open. */
    static AtomicInteger open(WebSocketSessionInfo session) {
        return session.getAttributes().get(OPEN) instanceof AtomicInteger count ? count : new AtomicInteger();
    }

    private static String token(Map<String, Object> payload) {
        for (String name : new String[] {"authorization", "Authorization"}) {
            if (payload.get(name) instanceof String given && given.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                return given.substring(BEARER.length()).trim();
            }
        }
        return payload.get("token") instanceof String given ? given : "";
    }
}
