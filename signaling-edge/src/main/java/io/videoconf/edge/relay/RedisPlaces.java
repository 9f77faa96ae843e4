package io.videoconf.edge.relay;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.edge.redis.RedisLine;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The places of all edges, in Redis. Each is held for a minute and renewed while its device is here, so those of an edge that
 * died are free again by themselves, and a Redis that lost everything is told anew. Time is Redis's own.
 *
 * <p>While Redis is away each edge counts its own devices: a person may then have as many on each.
 */
final class RedisPlaces implements Places, AutoCloseable {
    private static final String OCCASION = "videoconf:occasion:1:";
    private static final Duration PATIENCE = Duration.ofMillis(500);
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
    private final RedisLine<StatefulRedisConnection<String, String>> redis;
    private final Disposable renewing;

    /** Connects, now or as soon as Redis is there. */
    RedisPlaces(URI address) {
        this.redis = new RedisLine<>(
                address,
                PATIENCE,
                new RedisLine.Words("this edge counts devices for itself", "edges count devices together again"));
        redis.connect((client, where) -> client.connectAsync(StringCodec.UTF8, where), _ -> renew());
        this.renewing = Flux.interval(RENEWED).onBackpressureDrop().subscribe(_ -> renew());
    }

    @Override
    public Mono<Boolean> take(Address person, ConnectionId device, int most) {
        return Mono.defer(() -> {
            if (!here.takeNow(person, device, most)) {
                return Mono.just(false);
            }
            return redis.ask(
                            connection -> Mono.fromCompletionStage(() -> held(connection.async(), person, device, most))
                                    .map(answer -> answer == 1),
                            Mono.just(true))
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
        StatefulRedisConnection<String, String> connection = redis.connection();
        if (connection != null && connection.isOpen()) {
            here.each((person, device) -> held(connection.async(), person, device, Integer.MAX_VALUE)
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            redis.lost(failure);
                        } else {
                            redis.found();
                        }
                    }));
        }
    }

    @Override
    public void giveBack(Address person, ConnectionId device) {
        here.giveBack(person, device);
        StatefulRedisConnection<String, String> connection = redis.connection();
        if (connection != null) {
            // Where it is not heard, the place is free when its minute is over.
            connection.async().zrem(Wire.places(person), device.value());
        }
    }

    @Override
    public Mono<Boolean> first(String occasion) {
        return Mono.defer(() -> {
            if (!here.firstNow(occasion)) {
                return Mono.just(false);
            }
            SetArgs once = SetArgs.Builder.nx().px(HELD.toMillis());
            return redis.ask(
                    connection -> Mono.fromCompletionStage(
                                    () -> connection.async().set(OCCASION + occasion, "1", once))
                            .hasElement(),
                    Mono.just(true));
        });
    }

    @Override
    public void close() {
        renewing.dispose();
        redis.close();
    }
}
