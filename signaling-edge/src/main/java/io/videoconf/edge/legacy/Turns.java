package io.videoconf.edge.legacy;

import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One after the other. Numbers follow the order in which things are stored; two that are made at once could be stored in one
 * order and be read in another, so this door does not make two at once.
 */
final class Turns {
    private final AtomicReference<Mono<Void>> last = new AtomicReference<>(Mono.empty());

    <T> Mono<T> take(Mono<T> work) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> done = Sinks.empty();
            Mono<Void> before = last.getAndSet(done.asMono());
            return before.then(work).doFinally(_ -> done.tryEmitEmpty());
        });
    }
}
