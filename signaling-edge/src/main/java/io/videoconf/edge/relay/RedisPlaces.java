package io.videoconf.edge.relay;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.videoconf.api.kernel.ConnectionId;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The places of all edges, in Redis. Each is held for a minute and renewed while its device is here, so those of an edge that
 * died are free again by themselves, and a Redis that lost everything is told anew. Time is Redis's own.
 *
 * <p>While Redis is away each edge counts its own devices: a person may then have as many on each.
 */
final class RedisPlaces implements Places, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisPlaces.class);
    private static final String OCCASION = "videoconf:occasion:1:";
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration HELD = Duration.ofMinutes(1);
    private static final Duration RENEWED = HELD.dividedBy(4);
    /** Looks, counts and takes in one step: two edges that ask at once are not both told yes. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then
              return 0
            end
            redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 1
            """;

    private final MemoryPlaces here = new MemoryPlaces();
    private final ClientResources threads = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final RedisClient client;
    private final Disposable running;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile @Nullable StatefulRedisConnection<String, String> redis;

    /** Connects, now or as soon as Redis is there. */
    RedisPlaces(URI address) {
        this.client = RedisClient.create(threads, RedisURI.create(address));
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
        Disposable connecting = Mono.defer(
                        () -> Mono.fromCompletionStage(client.connectAsync(StringCodec.UTF8, RedisURI.create(address))
                                .toCompletableFuture()))
                .doOnError(this::lost)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN))
                .subscribe(connection -> redis = connection);
        this.running = Disposables.composite(
                connecting, Flux.interval(RENEWED).onBackpressureDrop().subscribe(_ -> renew()));
    }

    @Override
    public Mono<Boolean> take(Address person, ConnectionId device, int most) {
        return Mono.defer(() -> {
            if (!here.takeNow(person, device, most)) {
                return Mono.just(false);
            }
            StatefulRedisConnection<String, String> connection = redis;
            return connection == null
                    ? Mono.just(true)
                    : Mono.fromCompletionStage(() -> held(connection.async(), person, device, most))
                            .map(answer -> answer == 1)
                            .timeout(PATIENCE)
                            .doOnNext(_ -> found())
                            .onErrorResume(failure -> {
                                lost(failure);
                                return Mono.just(true);
                            })
                            .doOnNext(taken -> {
                                if (!taken) {
                                    here.giveBack(person, device);
                                }
                            });
        });
    }

    private static CompletionStage<Long> held(
            RedisAsyncCommands<String, String> redis, Address person, ConnectionId device, int most) {
        return redis.eval(
                TAKE,
                ScriptOutputType.INTEGER,
                new String[] {Wire.places(person)},
                device.value(),
                "" + most,
                "" + HELD.toMillis());
    }

    private void renew() {
        StatefulRedisConnection<String, String> connection = redis;
        if (connection != null && connection.isOpen()) {
            here.each((person, device) -> held(connection.async(), person, device, Integer.MAX_VALUE)
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            lost(failure);
                        } else {
                            found();
                        }
                    }));
        }
    }

    @Override
    public void giveBack(Address person, ConnectionId device) {
        here.giveBack(person, device);
        StatefulRedisConnection<String, String> connection = redis;
        if (connection != null) {
            // Where it is not heard, the place is free when its minute is over.
            connection.async().zrem(Wire.places(person), device.value());
        }
    }

    @Override
    public Mono<Boolean> first(String occasion) {
        return Mono.defer(() -> {
            StatefulRedisConnection<String, String> connection = redis;
            if (!here.firstNow(occasion)) {
                return Mono.just(false);
            }
            if (connection == null) {
                return Mono.just(true);
            }
            SetArgs once = SetArgs.Builder.nx().px(HELD.toMillis());
            return Mono.fromCompletionStage(() -> connection.async().set(OCCASION + occasion, "1", once))
                    .hasElement()
                    .timeout(PATIENCE)
                    .onErrorResume(failure -> {
                        lost(failure);
                        return Mono.just(true);
                    });
        });
    }

    private void lost(Throwable failure) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("Redis is away: this edge counts devices for itself ({})", failure.toString());
        }
    }

    private void found() {
        if (away.compareAndSet(true, false)) {
            LOG.info("Redis answers: edges count devices together again");
        }
    }

    @Override
    public void close() {
        running.dispose();
        client.shutdownAsync().whenComplete((_, _) -> threads.shutdown());
    }
}
