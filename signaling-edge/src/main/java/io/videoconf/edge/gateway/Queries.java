package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks queries for every door. Never blocks the caller; fails with {@link Denied} only. */
@Component
public final class Queries {
    private final QueryGateway gateway;
    private final OffLoop offLoop;

    Queries(QueryGateway gateway, OffLoop offLoop) {
        this.gateway = gateway;
        this.offLoop = offLoop;
    }

    /** Asks for one thing. */
    public <R> Mono<R> ask(Object query, Class<R> answer, Origin origin) {
        GenericMessage<Object> message = new GenericMessage<>(query, OriginMetadata.write(origin));
        return offLoop.call(origin.requestId(), () -> gateway.query(message, ResponseTypes.instanceOf(answer)))
                .onErrorMap(failure -> Failures.denied(failure, origin.requestId()));
    }

    /** Asks for a stretch of a list. */
    public <T> Mono<Listing<T>> list(Object query, Class<T> row, Origin origin) {
        return ask(query, Listing.class, origin).map(found -> typed(found, row));
    }

    private static <T> Listing<T> typed(Listing<?> found, Class<T> row) {
        return new Listing<>(
                found.rows().stream().<T>map(row::cast).toList(),
                found.totalCount(),
                found.hasMore(),
                found.nextCursor());
    }
}
