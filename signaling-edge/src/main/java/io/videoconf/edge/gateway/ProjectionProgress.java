package io.videoconf.edge.gateway;

import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.ViewProgress;
import io.videoconf.api.progress.WatchProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Lets a write answer when every view shows it.
 *
 * <p>One subscription query an edge tells how far each view has come; who waits is woken by it. Waiting costs an entry
 * in a map and a timer, not a thread.
 */
@Component
public final class ProjectionProgress implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionProgress.class);

    /** How long a write waits for its views at most. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What was done before is shown long since, or was before this edge began to listen. */
    static final Duration PATIENCE_FOR_REPEATED = Duration.ofMillis(250);

    /** Updates that may pile up between the query side and here before the subscription breaks and is made again. */
    private static final int BUFFER = 4096;

    private final QueryGateway gateway;
    private final Progress progress = new Progress(50_000);
    private final AtomicBoolean running = new AtomicBoolean();
    private final Disposable.Swap subscription = Disposables.swap();

    ProjectionProgress(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Ends when every view that follows the receipt's kind of stream shows its version, or after two seconds: a view
     * that lags must not hold back an answer that is already true.
     */
    public Mono<Void> caughtUp(Receipt receipt) {
        Duration patience = receipt.repeated() ? PATIENCE_FOR_REPEATED : PATIENCE;
        return Mono.defer(() -> progress.reached(receipt)).timeout(patience, Mono.fromRunnable(() -> giveUp(receipt)));
    }

    private void giveUp(Receipt receipt) {
        progress.assume(receipt);
        if (!receipt.repeated()) {
            LOG.warn("views lag: {} {} not at {} in time", receipt.kind(), receipt.stream(), receipt.version());
        }
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            subscription.update(watch().subscribe());
        }
    }

    @Override
    public void stop() {
        running.set(false);
        subscription.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** Before the server takes requests, and until it has answered them. */
    @Override
    public int getPhase() {
        return 0;
    }

    private Flux<ViewProgress> watch() {
        return Flux.defer(this::once)
                .subscribeOn(Schedulers.boundedElastic())
                .concatWith(Mono.error(() -> new IllegalStateException("the query side ended the subscription")))
                .doOnError(failure -> LOG.warn("progress of views is not known for now: {}", failure.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(50))
                        .maxBackoff(Duration.ofSeconds(2))
                        .transientErrors(true));
    }

    private Flux<ViewProgress> once() {
        SubscriptionQueryResult<ProgressTopology, ViewProgress> result = gateway.subscriptionQuery(
                WatchProgress.class.getName(),
                new WatchProgress(),
                ResponseTypes.instanceOf(ProgressTopology.class),
                ResponseTypes.instanceOf(ViewProgress.class),
                BUFFER);
        return result.initialResult()
                .doOnNext(progress::follow)
                .thenMany(result.updates())
                .doOnNext(progress::note)
                .doFinally(_ -> result.cancel());
    }
}
