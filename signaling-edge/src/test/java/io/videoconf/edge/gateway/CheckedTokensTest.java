package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.videoconf.api.account.GuestTokens;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.rest.Tokens;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token that was found good once is not good for ever. */
class CheckedTokensTest {
    private final List<JWK> published = new ArrayList<>();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private Instant now = Instant.now();
    private final SignedTokens tokens = new SignedTokens(
            new SigningKeyCache(
                    new Queries(DefaultQueryGateway.builder().queryBus(bus).build(), new OffLoop()), () -> now),
            new EdgeSettings(
                    null,
                    1,
                    Duration.ZERO,
                    URI.create("http://127.0.0.1:8080"),
                    new EdgeSettings.Tokens("videoconf", "videoconf"),
                    new EdgeSettings.Cors(List.of())),
            () -> now);

    @BeforeEach
    void knowAToken() {
        published.add(Tokens.KEY.toPublicJWK());
        bus.subscribe(
                FindSigningKeys.class.getName(),
                (Type) SigningKeys.class,
                _ -> new SigningKeys(new JWKSet(published).toString()));
        assertThat(verified()).isSameAs(verified());
    }

    private Verified verified() {
        return Objects.requireNonNull(tokens.verify(Tokens.ALICE_TOKEN).block(Duration.ofSeconds(5)));
    }

    private void assertRefused() {
        assertThatThrownBy(this::verified)
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.refusal().code().name()).isEqualTo("INVALID_TOKEN"));
    }

    @Test
    void itExpires() {
        now = now.plus(Duration.ofMinutes(62));
        assertRefused();
    }

    @Test
    void itEndsWithItsKey() {
        published.clear();
        published.add(Tokens.key("key-2").toPublicJWK());
        now = now.plus(SigningKeyCache.FRESH).plusSeconds(1);
        assertRefused();
    }

    @Test
    void anotherKeyOfTheSameNameIsNotItsKey() {
        published.clear();
        published.add(Tokens.key(Tokens.KEY.getKeyID()).toPublicJWK());
        now = now.plus(SigningKeyCache.FRESH).plusSeconds(1);
        assertRefused();
    }

    @Test
    void aGuestIsKnownByALateTokenAsLongAsItsKeyIsPublished() {
        ECKey retired = Tokens.key("key-0");
        UserId gus = UserId.fresh();
        String late = Tokens.guest(gus, GuestTokens.KNOWN_AFTER_EXPIRY.minusHours(1), retired);
        published.add(retired.toPublicJWK());
        keysAreAskedForAgain();

        assertThat(recognized(late)).isEqualTo(gus);
        assertThat(recognized(Tokens.guest(gus, GuestTokens.KNOWN_AFTER_EXPIRY.minusHours(1), Tokens.KEY)))
                .as("of the key that signs now")
                .isEqualTo(gus);

        published.remove(retired.toPublicJWK());
        keysAreAskedForAgain();
        assertThatThrownBy(() -> recognized(late)).isInstanceOf(Denied.class);
    }

    private void keysAreAskedForAgain() {
        now = now.plus(SigningKeyCache.FRESH).plusSeconds(1);
    }

    private UserId recognized(String token) {
        return Objects.requireNonNull(tokens.recognizeGuest(token).block(Duration.ofSeconds(5)))
                .caller()
                .actor()
                .id();
    }
}
