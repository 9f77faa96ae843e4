package io.videoconf.edge.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Public signing keys, asked for once in a while.
 *
 * <p>A key id that is not known makes the cache ask again, but not more often than every few seconds, so that made-up
 * key ids cost nobody anything. While nobody answers, the keys that are known go on being good.
 */
final class KeyCache {
    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofSeconds(5);

    private record Known(JWKSet keys, Instant at) {}

    private final Supplier<Mono<JWKSet>> source;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<JWKSet>> asking = new AtomicReference<>();
    private final AtomicReference<Instant> lastAsked = new AtomicReference<>(Instant.MIN);

    /** @param source asks for the keys, once each time */
    KeyCache(Supplier<Mono<JWKSet>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** All public keys. */
    Mono<JWKSet> all() {
        return Mono.defer(() -> {
            Known now = known.get();
            return now == null || isOlder(now.at(), FRESH) ? askOr(now) : Mono.just(now.keys());
        });
    }

    /** The key with this id; empty when there is none. */
    Mono<JWK> find(String keyId) {
        return all().flatMap(keys -> {
            JWK key = keys.getKeyByKeyId(keyId);
            Known now = known.get();
            return key != null || now == null || !isOlder(now.at(), PAUSE)
                    ? Mono.justOrEmpty(key)
                    : askOr(now).mapNotNull(fresh -> fresh.getKeyByKeyId(keyId));
        });
    }

    private boolean isOlder(Instant at, Duration age) {
        return at.equals(Instant.MIN) || at.plus(age).isBefore(clock.instant());
    }

    /** Fresh keys, or the ones that we had while the keeper of keys is away; it is left alone for a while then. */
    private Mono<JWKSet> askOr(@Nullable Known otherwise) {
        if (otherwise != null && !isOlder(lastAsked.get(), PAUSE)) {
            return Mono.just(otherwise.keys());
        }
        Mono<JWKSet> fresh = ask();
        return otherwise == null ? fresh : fresh.onErrorReturn(otherwise.keys());
    }

    /** One question at a time: who comes meanwhile waits for its answer. */
    private Mono<JWKSet> ask() {
        Mono<JWKSet> mine = source.get()
                .doOnSubscribe(_ -> lastAsked.set(clock.instant()))
                .doOnNext(keys -> known.set(new Known(keys, clock.instant())))
                .doOnTerminate(() -> asking.set(null))
                .cache();
        Mono<JWKSet> before = asking.compareAndExchange(null, mine);
        return before == null ? mine : before;
    }
}
