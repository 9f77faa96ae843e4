package io.videoconf.edge.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Runs what may block on virtual threads.
 *
 * <p>In one process, the query bus answers on the thread that asks; without this hop that would be an event loop.
 */
@Component
final class OffLoop implements DisposableBean {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("edge-dispatch-", 0).factory());

    /** Starts {@code work} on a thread of its own, and gives up on its answer after ten seconds. */
    <T> Mono<T> call(String requestId, Supplier<CompletableFuture<T>> work) {
        return Mono.fromFuture(() ->
                        CompletableFuture.completedFuture(requestId).thenComposeAsync(id -> logged(id, work), threads))
                .timeout(PATIENCE);
    }

    private static <T> CompletableFuture<T> logged(String requestId, Supplier<CompletableFuture<T>> work) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(RequestIds.LOG_KEY, requestId)) {
            return work.get();
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
