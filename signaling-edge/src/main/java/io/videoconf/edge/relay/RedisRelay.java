package io.videoconf.edge.relay;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * All edges, over Redis: a channel for each address that has a mailbox, on which its edge listens. Redis keeps nothing.
 *
 * <p>While Redis is away, peers on this edge are reached all the same, and those on others are not. What is open is
 * announced again whenever Redis is back; nobody has to do anything.
 */
final class RedisRelay implements Relay, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final MemoryRelay here = new MemoryRelay();
    private final String self;
    private final boolean everywhere;
    private final ClientResources threads = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final RedisClient client;
    private final Disposable connecting;
    private volatile @Nullable StatefulRedisPubSubConnection<String, byte[]> redis;

    /**
     * Connects, now or as soon as Redis is there.
     *
     * @param self tells this edge's messages from those of others
     * @param everywhere whether a participant who has a mailbox here may have others elsewhere
     */
    RedisRelay(URI address, String self, boolean everywhere) {
        this.self = self;
        this.everywhere = everywhere;
        this.client = RedisClient.create(threads, RedisURI.create(address));
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
        client.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress peer) {
                LOG.info("signals reach other edges over Redis at {}", peer);
                announce();
            }

            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
                LOG.warn("Redis is away: signals reach participants on this edge only");
            }
        });
        this.connecting = Mono.defer(
                        () -> Mono.fromCompletionStage(client.connectPubSubAsync(CODEC, RedisURI.create(address))
                                .toCompletableFuture()))
                .doOnError(failure -> LOG.warn("Redis does not answer yet: {}", failure.getMessage()))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN))
                .subscribe(this::connected);
    }

    private void connected(StatefulRedisPubSubConnection<String, byte[]> connection) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, byte[] message) {
                Wire.address(channel)
                        .ifPresent(to -> Wire.read(self, message).ifPresent(signal -> here.deliver(to, signal)));
            }
        });
        redis = connection;
        announce();
    }

    /** Listens on the channels of everybody who is here; asking twice does no harm. */
    private void announce() {
        StatefulRedisPubSubConnection<String, byte[]> connection = redis;
        String[] channels = here.addresses().stream().map(Wire::channel).toArray(String[]::new);
        if (connection != null && channels.length > 0) {
            connection.async().subscribe(channels);
        }
    }

    @Override
    public Disposable open(Address address, Consumer<Signal> inbox) {
        Disposable mailbox = here.open(address, inbox);
        StatefulRedisPubSubConnection<String, byte[]> connection = redis;
        if (connection != null) {
            connection.async().subscribe(Wire.channel(address));
        }
        return () -> {
            mailbox.dispose();
            StatefulRedisPubSubConnection<String, byte[]> now = redis;
            if (now != null && !here.has(address)) {
                now.async().unsubscribe(Wire.channel(address));
            }
        };
    }

    @Override
    public Mono<Boolean> pass(Address to, Signal signal) {
        return Mono.defer(() -> {
            boolean local = here.deliver(to, signal);
            return local && !everywhere
                    ? Mono.just(true)
                    : elsewhere(to, signal).map(reached -> reached || local);
        });
    }

    private Mono<Boolean> elsewhere(Address to, Signal signal) {
        StatefulRedisPubSubConnection<String, byte[]> connection = redis;
        if (connection == null) {
            return Mono.just(false);
        }
        return Mono.fromCompletionStage(() -> connection.async().publish(Wire.channel(to), Wire.write(self, signal)))
                .map(listeners -> listeners > 0)
                .timeout(PATIENCE)
                .onErrorReturn(false)
                .defaultIfEmpty(false);
    }

    /** True while Redis answers. */
    boolean isConnected() {
        StatefulRedisPubSubConnection<String, byte[]> connection = redis;
        return connection != null && connection.isOpen();
    }

    @Override
    public void close() {
        connecting.dispose();
        client.shutdownAsync().whenComplete((_, _) -> threads.shutdown());
    }
}
