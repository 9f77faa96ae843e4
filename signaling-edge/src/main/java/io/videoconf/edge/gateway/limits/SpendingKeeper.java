package io.videoconf.edge.gateway.limits;

import io.videoconf.api.edge.Spent;
import io.videoconf.api.edge.commands.KeepSpending;
import io.videoconf.api.edge.queries.FindSpending;
import io.videoconf.api.edge.views.Spending;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.gateway.Commands;
import io.videoconf.edge.gateway.EdgeSettings;
import io.videoconf.edge.gateway.Queries;
import io.videoconf.edge.gateway.RequestIds;
import io.videoconf.edge.gateway.Sending;
import io.videoconf.edge.gateway.ThisEdge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Lets counts outlive this process: what accounts have used up is handed to the side that has a store, every second and at the
 * end, and asked for at the start. A killed process forgets the second before.
 *
 * <p>Addresses are not handed over, for they are personal. Nor is anything where Redis counts, or where this edge has no name
 * of its own under which the next run could ask.
 */
@Component
final class SpendingKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SpendingKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Requests are not held up for longer than this by a store that does not answer; its counts are added when it does. */
    private static final Duration HEAD_START = Duration.ofSeconds(3);

    private static final Duration LAST_WORD = Duration.ofSeconds(3);
    private static final int AT_ONCE = 2_000;
    private static final int ROUNDS_TO_SWEEP = 60;
    /** Between the messages' handlers ({@code SpringAxonConfiguration}, 3072 below the end) and the web server (2048). */
    private static final int PHASE = Integer.MAX_VALUE - 2561;

    private final LocalBuckets buckets;
    private final Tiers tiers;
    private final Commands commands;
    private final Queries queries;
    private final ThisEdge edge;
    private final @Nullable String name;
    private volatile boolean read;
    private volatile @Nullable Disposable work;

    SpendingKeeper(
            LocalBuckets buckets,
            Tiers tiers,
            Commands commands,
            Queries queries,
            ThisEdge edge,
            EdgeSettings settings,
            SharedStore shared) {
        this.buckets = buckets;
        this.tiers = tiers;
        this.commands = commands;
        this.queries = queries;
        this.edge = edge;
        this.name = shared.redis() == null ? settings.id() : null;
    }

    @Override
    public void start() {
        CompletableFuture<Void> known = new CompletableFuture<>();
        String mine = name;
        Mono<Void> reading = mine == null
                ? Mono.empty()
                : readBack(mine, null)
                        .doOnError(failure -> known.complete(null))
                        .retryWhen(Retry.backoff(Long.MAX_VALUE, PAUSE).maxBackoff(LONGEST_PAUSE))
                        .doOnSuccess(_ -> read = true);
        work = reading.doOnTerminate(() -> known.complete(null))
                .thenMany(Flux.interval(PAUSE).onBackpressureDrop())
                .concatMap(round -> round(round).onErrorComplete(), 1)
                .subscribe();
        await(known);
    }

    private static void await(CompletableFuture<Void> known) {
        try {
            known.get(HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("requests are taken before it is known what accounts have used up of their limits");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("it is completed with nothing, and never fails", e);
        }
    }

    private Mono<Void> readBack(String mine, @Nullable UserId after) {
        return queries.ask(new FindSpending(mine, after), Spending.class, Origin.system(RequestIds.fresh()))
                .flatMap(found -> {
                    found.spent().forEach(this::add);
                    return found.hasMore()
                            ? readBack(mine, found.spent().getLast().account())
                            : Mono.empty();
                });
    }

    /** As much has come back meanwhile as would have here. */
    private void add(Spent before) {
        Arrays.stream(Limit.values())
                .filter(limit -> limit.wire().equals(before.limit()))
                .forEach(limit -> {
                    Duration since = Duration.between(before.at(), Instant.now());
                    long back = buckets.comesBack(limit, before.accountType(), since);
                    buckets.add(limit, before.account().value(), before.accountType(), before.spent() - back);
                });
    }

    private Mono<Void> round(long number) {
        if (number % ROUNDS_TO_SWEEP == 0) {
            buckets.forgetTheFull();
        }
        return handOver();
    }

    private Mono<Void> handOver() {
        if (!read) {
            return Mono.empty();
        }
        List<Spent> changed = new ArrayList<>();
        Instant now = Instant.now();
        buckets.changes((limit, change) -> {
            UserId account = new UserId(change.subject());
            changed.add(new Spent(limit.wire(), account, tiers.of(account), change.spent(), now));
        });
        return Flux.fromIterable(changed).buffer(AT_ONCE).concatMap(this::keep).then();
    }

    private Mono<Void> keep(List<Spent> spent) {
        return commands.send(
                        new KeepSpending(edge.run(), spent),
                        Sending.from(Origin.system(RequestIds.fresh())),
                        Object.class)
                .doOnError(failure -> {
                    LOG.debug("what accounts have used up cannot be kept for now: {}", failure.getMessage());
                    spent.forEach(each -> Arrays.stream(Limit.values())
                            .filter(limit -> limit.wire().equals(each.limit()))
                            .forEach(limit ->
                                    buckets.changedStill(limit, each.account().value())));
                })
                .then();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable done) {
        Disposable last = work;
        work = null;
        if (last != null) {
            last.dispose();
        }
        handOver()
                .timeout(LAST_WORD)
                .doOnError(failure -> LOG.info("the last counts of limits are not kept: {}", failure.getMessage()))
                .onErrorComplete()
                .doFinally(_ -> done.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
