package io.videoconf.edge.gateway.limits;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.videoconf.api.account.AccountType;
import io.videoconf.edge.redis.RedisLine;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Counts in Redis, where all edges count together, by compare and set. While Redis is away each edge counts in its own memory:
 * somebody may then get as much from each edge as from all of them otherwise, and nobody gets nothing.
 */
final class SharedBuckets implements Buckets, AutoCloseable {
    private static final String PREFIX = "videoconf:limit:1:";
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final LimitSettings settings;
    private final LocalBuckets here;
    private final Duration patience;
    private final RedisLine<StatefulRedisConnection<String, byte[]>> redis;
    private volatile @Nullable AsyncProxyManager<String> shared;

    /** Connects, now or as soon as Redis is there. */
    SharedBuckets(URI address, LimitSettings settings, LocalBuckets here) {
        this(address, settings, here, PATIENCE);
    }

    /** @param patience after which Redis is taken to be away */
    SharedBuckets(URI address, LimitSettings settings, LocalBuckets here, Duration patience) {
        this.settings = settings;
        this.here = here;
        this.patience = patience;
        this.redis = new RedisLine<>(
                address,
                patience,
                new RedisLine.Words("this edge counts limits for itself", "edges count limits together again"));
        redis.connect((client, where) -> client.connectAsync(CODEC, where), this::connected);
    }

    private void connected(StatefulRedisConnection<String, byte[]> connection) {
        shared = Bucket4jLettuce.casBasedBuilder(connection)
                .requestTimeout(patience)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build()
                .asAsync();
    }

    @Override
    public Mono<Standing> take(Limit limit, String subject, AccountType type) {
        return ask(
                limit,
                subject,
                type,
                bucket -> bucket.tryConsumeAndReturnRemaining(1).thenApply(probe -> standing(limit, type, probe)),
                () -> here.takeNow(limit, subject, type));
    }

    @Override
    public Mono<Standing> giveBack(Limit limit, String subject, AccountType type) {
        return ask(
                limit,
                subject,
                type,
                bucket -> bucket.addTokens(1)
                        .thenCompose(_ -> bucket.getAvailableTokens())
                        .thenApply(left -> standing(limit, type, left)),
                () -> here.giveBackNow(limit, subject, type));
    }

    @Override
    public Mono<Standing> look(Limit limit, String subject, AccountType type) {
        return ask(
                limit,
                subject,
                type,
                bucket -> bucket.getAvailableTokens().thenApply(left -> standing(limit, type, left)),
                () -> here.lookNow(limit, subject, type));
    }

    private Mono<Standing> ask(
            Limit limit,
            String subject,
            AccountType type,
            Function<AsyncBucketProxy, CompletableFuture<Standing>> question,
            Supplier<Standing> otherwise) {
        AsyncProxyManager<String> store = shared;
        long most = limit.most(settings, type);
        if (store == null || most <= 0) {
            return Mono.fromSupplier(otherwise);
        }
        // An account that changes its type begins anew: its bucket has another name.
        String key = PREFIX + limit.wire() + ":" + type + ":" + subject;
        return redis.ask(
                _ -> Mono.fromFuture(() -> question.apply(store.builder().build(key, configuration(most)))),
                Mono.fromSupplier(otherwise));
    }

    private static BucketConfiguration configuration(long most) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, LocalBuckets.WINDOW))
                .build();
    }

    private Standing standing(Limit limit, AccountType type, ConsumptionProbe probe) {
        return new Standing(
                limit,
                limit.most(settings, type),
                Math.max(0, probe.getRemainingTokens()),
                probe.isConsumed(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Instant.now());
    }

    private Standing standing(Limit limit, AccountType type, long left) {
        return new Standing(limit, limit.most(settings, type), Math.max(0, left), true, Duration.ZERO, Instant.now());
    }

    @Override
    public void close() {
        redis.close();
    }
}
