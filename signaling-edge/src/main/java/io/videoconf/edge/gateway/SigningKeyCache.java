package io.videoconf.edge.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.kernel.Origin;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The public signing keys, asked for once in a while.
 *
 * <p>A key id that is not known makes the cache ask again, but not more often than every few seconds, so that made-up
 * key ids cost nobody anything.
 */
@Component
final class SigningKeyCache implements PublicKeys {
    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofSeconds(5);

    private record Known(JWKSet keys, Instant at) {}

    private final Queries queries;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<JWKSet>> asking = new AtomicReference<>();

    @Autowired
    SigningKeyCache(Queries queries) {
        this(queries, InstantSource.system());
    }

    SigningKeyCache(Queries queries, InstantSource clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public Mono<String> jwks() {
        return all().map(keys -> keys.toString(true));
    }

    /** All public keys. */
    Mono<JWKSet> all() {
        return Mono.defer(() -> {
            Known now = known.get();
            return now == null || isOlder(now, FRESH) ? askOr(now) : Mono.just(now.keys());
        });
    }

    /** The key with this id; empty when there is none. */
    Mono<JWK> find(String keyId) {
        return all().flatMap(keys -> {
            JWK key = keys.getKeyByKeyId(keyId);
            Known now = known.get();
            return key != null || now == null || !isOlder(now, PAUSE)
                    ? Mono.justOrEmpty(key)
                    : askOr(now).mapNotNull(fresh -> fresh.getKeyByKeyId(keyId));
        });
    }

    private boolean isOlder(Known now, Duration age) {
        return now.at().plus(age).isBefore(clock.instant());
    }

    /** Fresh keys, or the ones that we had while the keeper of keys is away. */
    private Mono<JWKSet> askOr(@Nullable Known otherwise) {
        Mono<JWKSet> fresh = ask();
        return otherwise == null ? fresh : fresh.onErrorReturn(otherwise.keys());
    }

    /** One question at a time: who comes meanwhile waits for its answer. */
    private Mono<JWKSet> ask() {
        Mono<JWKSet> mine = queries.ask(new FindSigningKeys(), SigningKeys.class, Origin.system(RequestIds.fresh()))
                .map(SigningKeyCache::parse)
                .doOnNext(keys -> known.set(new Known(keys, clock.instant())))
                .doOnTerminate(() -> asking.set(null))
                .cache();
        Mono<JWKSet> before = asking.compareAndExchange(null, mine);
        return before == null ? mine : before;
    }

    private static JWKSet parse(SigningKeys keys) {
        try {
            return JWKSet.parse(keys.jwks()).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IllegalStateException("the signing keys are no JWK set", e);
        }
    }
}
