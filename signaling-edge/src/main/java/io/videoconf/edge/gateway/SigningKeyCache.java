package io.videoconf.edge.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.kernel.Origin;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Our own public signing keys, as the keeper of keys tells them. */
@Component
final class SigningKeyCache implements PublicKeys {
    static final Duration FRESH = KeyCache.FRESH;
    static final Duration PAUSE = KeyCache.PAUSE;

    private final KeyCache keys;

    @Autowired
    SigningKeyCache(Queries queries) {
        this(queries, InstantSource.system());
    }

    SigningKeyCache(Queries queries, InstantSource clock) {
        this.keys = new KeyCache(
                () -> queries.ask(new FindSigningKeys(), SigningKeys.class, Origin.system(RequestIds.fresh()))
                        .map(SigningKeyCache::parse),
                clock);
    }

    @Override
    public Mono<String> jwks() {
        return keys.all().map(all -> all.toString(true));
    }

    /** The key with this id; empty when there is none. */
    Mono<JWK> find(String keyId) {
        return keys.find(keyId);
    }

    private static JWKSet parse(SigningKeys keys) {
        try {
            return JWKSet.parse(keys.jwks()).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IllegalStateException("the signing keys are no JWK set", e);
        }
    }
}
