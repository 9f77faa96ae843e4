package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.edge.rest.Tokens;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeyCacheTest {
    private final List<JWK> published = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private Instant now = Instant.parse("2026-01-15T10:00:00Z");
    private boolean away;
    private final SigningKeyCache cache = new SigningKeyCache(
            new Queries(DefaultQueryGateway.builder().queryBus(bus).build(), new OffLoop()), () -> now);

    @BeforeEach
    void publish() {
        published.add(Tokens.KEY.toPublicJWK());
        bus.subscribe(FindSigningKeys.class.getName(), (Type) SigningKeys.class, _ -> {
            asked.incrementAndGet();
            if (away) {
                throw new IllegalStateException("away");
            }
            return new SigningKeys(new JWKSet(published).toString());
        });
    }

    @Test
    void keysAreAskedForOnceInAWhile() {
        assertThat(find("key-1")).isNotNull();
        assertThat(find("key-1")).isNotNull();
        assertThat(asked).hasValue(1);
        now = now.plus(SigningKeyCache.FRESH).plusSeconds(1);
        assertThat(find("key-1")).isNotNull();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aNewKeyIsFoundButMadeUpOnesAreNotAskedForAgainAndAgain() {
        find("key-1");
        ECKey second = Tokens.key("key-2");
        published.add(second.toPublicJWK());
        now = now.plus(SigningKeyCache.PAUSE).plus(Duration.ofMillis(1));
        assertThat(find("key-2")).isNotNull();
        assertThat(asked).hasValue(2);
        for (int i = 0; i < 50; i++) {
            assertThat(find("made-up-" + i)).isNull();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void knownKeysServeWhileTheirKeeperIsAway() {
        find("key-1");
        away = true;
        now = now.plus(SigningKeyCache.FRESH).plusSeconds(1);
        assertThat(find("key-1")).isNotNull();
    }

    @Test
    void privateHalvesNeverGetOut() {
        published.add(Tokens.key("careless"));
        assertThat(cache.jwks().block(Duration.ofSeconds(5)))
                .contains("careless")
                .doesNotContain("\"d\"");
    }

    private @Nullable JWK find(String keyId) {
        return cache.find(keyId).block(Duration.ofSeconds(5));
    }
}
