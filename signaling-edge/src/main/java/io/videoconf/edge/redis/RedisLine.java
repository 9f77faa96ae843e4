package io.videoconf.edge.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A connection to Redis: made as soon as Redis is there, and again whenever it was lost. Commands that
 * find no Redis fail at once, and those that it does not answer fail after a while; either is told once in the log, and so is
 * the first answer afterwards. What is done without Redis is its user's to say.
 *
 * @param <C> the connection
 */
public final class RedisLine<C extends StatefulConnection<?, ?>> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLine.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Words words;
    private final Duration patience;
    private final ClientResources threads = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final RedisURI where;
    private final RedisClient client;
    private final Disposable.Swap connecting = Disposables.swap();
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile @Nullable C connection;

    /**
     * What the log is told.
     *
     * @param away what is so while Redis is away
     * @param answers what is so since it answers again
     */
    public record Words(String away, String answers) {}

    /**
     * To Redis at this address; not connected yet.
     *
     * @param address {@code redis://host:port}
     * @param patience how long a command may take
     */
    public RedisLine(URI address, Duration patience, Words words) {
        this.words = words;
        this.patience = patience;
        this.where = RedisURI.create(address);
        this.client = RedisClient.create(threads, where);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .build());
    }

    /**
     * Connects, now or as soon as Redis is there. Once.
     *
     * @param how a client makes the connection
     * @param then is given the connection whenever it is there, or there again
     */
    public void connect(BiFunction<RedisClient, RedisURI, CompletionStage<C>> how, Consumer<C> then) {
        client.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress peer) {
                found();
                C again = connection;
                if (again != null) {
                    then.accept(again);
                }
            }

            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                lost(new IOException("the connection is closed"));
            }
        });
        connecting.update(Mono.defer(() -> Mono.fromCompletionStage(how.apply(client, where)))
                .doOnError(this::lost)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN))
                .subscribe(made -> {
                    connection = made;
                    then.accept(made);
                }));
    }

    /** The connection; null as long as there never was one. It may have been lost. */
    public @Nullable C connection() {
        return connection;
    }

    /** True while Redis answers. */
    public boolean isOpen() {
        C made = connection;
        return made != null && made.isOpen();
    }

    /**
     * Asks Redis, and notes whether it answered.
     *
     * @param otherwise the answer where it does not
     */
    public <T> Mono<T> ask(Function<C, Mono<T>> question, Mono<T> otherwise) {
        return Mono.defer(() -> {
            C made = connection;
            return made == null
                    ? otherwise
                    : question.apply(made)
                            .timeout(patience)
                            .doOnNext(_ -> found())
                            .onErrorResume(failure -> {
                                lost(failure);
                                return otherwise;
                            });
        });
    }

    /** Notes that Redis did not answer. */
    public void lost(Throwable failure) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("Redis is away: {} ({})", words.away(), failure.toString());
        }
    }

    /** Notes that Redis answered. */
    public void found() {
        if (away.compareAndSet(true, false)) {
            LOG.info("Redis answers: {}", words.answers());
        }
    }

    /** Says nothing of the end of its own connection. */
    @Override
    public void close() {
        away.set(true);
        connecting.dispose();
        client.shutdownAsync().whenComplete((_, _) -> threads.shutdown());
    }
}
