package io.videoconf.edge.relay;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.videoconf.edge.redis.RedisLine;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * All edges, over Redis: a channel for each address that has a mailbox, on which its edge listens. Redis keeps nothing.
 *
 * <p>While Redis is away, or hangs, peers on this edge are reached all the same and at once, and those on others are not. What is open is
 * announced again whenever Redis is back; nobody has to do anything.
 *
 * <p>An edge listens for who comes in when it has read that they did, and each edge reads at its own pace. So whoever was told
 * of somebody may signal to them before their edge listens: {@link Letters} wait for that.
 */
final class RedisRelay implements Relay, AutoCloseable {
    /** With the second below, less than what {@link Relay#pass} promises. */
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    /** For how long somebody is looked for on other edges: theirs may have heard of their coming later than this one. */
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(1);

    private final MemoryRelay here = new MemoryRelay();
    private final Letters letters = new Letters(FOUND_WITHIN, this::carry);
    private final String self;
    private final boolean everywhere;
    private final RedisLine<StatefulRedisPubSubConnection<String, byte[]>> redis;

    /**
     * Redis takes what it is sent, and does not answer. What it does not read waits in this process, answered for or not, so
     * until it answers it is sent one small question at a time, and no signals.
     */
    private final AtomicBoolean silent = new AtomicBoolean();

    /**
     * Connects, now or as soon as Redis is there.
     *
     * @param self tells this edge's messages from those of others
     * @param everywhere whether a participant who has a mailbox here may have others elsewhere
     */
    RedisRelay(URI address, String self, boolean everywhere) {
        this.self = self;
        this.everywhere = everywhere;
        this.redis = new RedisLine<>(
                address,
                PATIENCE,
                new RedisLine.Words(
                        "signals reach participants on this edge only", "signals reach participants on other edges"));
        redis.connect(
                (client, where) -> client.connectPubSubAsync(CODEC, where).thenApply(this::listening), this::announce);
    }

    private StatefulRedisPubSubConnection<String, byte[]> listening(
            StatefulRedisPubSubConnection<String, byte[]> connection) {
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, byte[] message) {
                Wire.address(channel)
                        .ifPresent(to -> Wire.read(self, message).ifPresent(signal -> here.deliver(to, signal)));
            }
        });
        return connection;
    }

    /** Listens on the channels of everybody who is here; asking twice does no harm. */
    private void announce(StatefulRedisPubSubConnection<String, byte[]> connection) {
        String[] channels = here.addresses().stream().map(Wire::channel).toArray(String[]::new);
        if (channels.length > 0) {
            connection.async().subscribe(channels);
        }
    }

    @Override
    public Disposable open(Address address, Consumer<Signal> inbox) {
        Disposable mailbox = here.open(address, inbox);
        StatefulRedisPubSubConnection<String, byte[]> connection = redis.connection();
        if (connection != null) {
            connection.async().subscribe(Wire.channel(address));
        }
        return () -> {
            mailbox.dispose();
            StatefulRedisPubSubConnection<String, byte[]> now = redis.connection();
            if (now != null && !here.has(address)) {
                now.async().unsubscribe(Wire.channel(address));
            }
        };
    }

    @Override
    public Mono<Boolean> pass(Address to, Signal signal) {
        return Mono.defer(() -> {
            // Who is here is not to wait for whoever may be elsewhere.
            boolean isHere = !letters.areToComeHere(to) && here.deliver(to, signal);
            if (isHere && !everywhere) {
                return Mono.just(true);
            }
            Mono<Boolean> sent = letters.send(new Letters.Letter(to, signal, Wire.write(self, signal), isHere));
            if (isHere) {
                sent.subscribe();
                return Mono.just(true);
            }
            return sent;
        });
    }

    private Mono<Letters.Try> carry(Letters.Letter letter) {
        if (!letter.isHere && here.deliver(letter.to, letter.signal)) {
            letter.isHere = true;
        }
        if (letter.isHere && !everywhere) {
            return Mono.just(Letters.Try.REACHED);
        }
        return letter.isLate ? Mono.just(Letters.Try.NOT) : elsewhere(letter);
    }

    private Mono<Letters.Try> elsewhere(Letters.Letter letter) {
        if (silent.get()) {
            return Mono.just(Letters.Try.UNKNOWN);
        }
        return redis.ask(
                connection -> publish(connection, Wire.channel(letter.to), letter.written)
                        .map(listeners -> listeners > 0 ? Letters.Try.REACHED : nobody(letter.to))
                        .defaultIfEmpty(Letters.Try.UNKNOWN),
                Mono.fromSupplier(this::unanswered));
    }

    private static Mono<Long> publish(
            StatefulRedisPubSubConnection<String, byte[]> connection, String channel, byte[] message) {
        return Mono.fromCompletionStage(() -> connection.async().publish(channel, message));
    }

    private Letters.Try unanswered() {
        if (redis.isOpen() && silent.compareAndSet(false, true)) {
            answersAgain().subscribe(_ -> silent.set(false));
        }
        return Letters.Try.UNKNOWN;
    }

    /** Ends as soon as it answers, and when the connection is lost: then there is nobody to wait for. */
    private Mono<Boolean> answersAgain() {
        return redis.ask(
                        connection ->
                                publish(connection, Wire.NOBODY, new byte[0]).thenReturn(true),
                        Mono.fromSupplier(() -> !redis.isOpen()))
                .filter(isOver -> isOver)
                .repeatWhenEmpty(times -> times.delayElements(BETWEEN_QUESTIONS));
    }

    /** A person's further devices are asked for when their connection is gone: who is not there then is not waited for. */
    private static Letters.Try nobody(Address to) {
        return switch (to.box()) {
            case SIGNALS -> Letters.Try.NOT_YET;
            case COMPANIONS -> Letters.Try.NOT;
        };
    }

    /** True while Redis answers. */
    boolean isConnected() {
        return redis.isOpen() && !silent.get();
    }

    /** What waits to be sent to other edges, in bytes. */
    long waiting() {
        return letters.waiting();
    }

    @Override
    public void close() {
        redis.close();
    }
}
