package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadTokensTest extends EdgeTest {
    private static final String ME = "/api/v1/users/me";

    @BeforeEach
    void knowAlice() {
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 3));
    }

    static Stream<Arguments> bad() throws JOSEException {
        String good = Tokens.ALICE_TOKEN;
        String[] parts = good.split("\\.");
        Date past = Date.from(Instant.now().minusSeconds(120));
        Date before = Date.from(Instant.now().minusSeconds(3600));
        Date future = Date.from(Instant.now().plusSeconds(120));
        return Stream.of(
                Arguments.of("no token's shape", "nonsense"),
                Arguments.of("two parts", parts[0] + "." + parts[1]),
                Arguments.of("no signature", parts[0] + "." + parts[1] + "."),
                Arguments.of("signature of something else", parts[0] + "." + parts[1] + "." + flip(parts[2])),
                Arguments.of("another body", parts[0] + "." + other(parts[1]) + "." + parts[2]),
                Arguments.of("alg none", new PlainJWT(alice().build()).serialize()),
                Arguments.of("alg HS256 with the public key", hmac()),
                Arguments.of("alg RS256", rsa()),
                Arguments.of("key id of nobody", signedBy("key-9")),
                Arguments.of(
                        "another key under our key id",
                        Tokens.signed(header().build(), alice().build(), Tokens.key("key-1"))),
                Arguments.of(
                        "no key id", Tokens.signed(new JWSHeader(JWSAlgorithm.ES256), alice().build(), Tokens.KEY)),
                Arguments.of("its own key in the header", ownKey()),
                Arguments.of(
                        "critical header",
                        Tokens.signed(header().criticalParams(Set.of("exp")).build(), alice().build(), Tokens.KEY)),
                Arguments.of("expired", with(claims -> claims.issueTime(before).expirationTime(past))),
                Arguments.of("never expires", with(claims -> claims.expirationTime(null))),
                Arguments.of("not yet", with(claims -> claims.notBeforeTime(future))),
                Arguments.of("another issuer", with(claims -> claims.issuer("https://evil.example"))),
                Arguments.of("no issuer", with(claims -> claims.issuer(null))),
                Arguments.of("another audience", with(claims -> claims.audience("other"))),
                Arguments.of("no audience", with(claims -> claims.audience((List<String>) null))),
                Arguments.of("no subject", with(claims -> claims.subject(null))),
                Arguments.of("a subject that is no id", with(claims -> claims.subject("alice"))),
                Arguments.of("no kind", with(claims -> claims.claim("kind", null))),
                Arguments.of("kind system", with(claims -> claims.claim("kind", "system"))),
                Arguments.of("no tenant", with(claims -> claims.claim("tenant", null))),
                Arguments.of("an unknown role", with(claims -> claims.claim("tenant_role", "root"))),
                Arguments.of("an unknown account type", with(claims -> claims.claim("account_type", "gold"))),
                Arguments.of("a guest of no meeting", with(claims -> claims.claim("kind", "guest"))),
                Arguments.of("a session that is no id", with(claims -> claims.claim("sid", "1"))),
                Arguments.of("too long", with(claims -> claims.claim("padding", "x".repeat(4000)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void isTurnedAwayWithATokenOfWhich(String why, String token) {
        HttpResponse<String> response =
                send(anonymous(ME).header("Authorization", "Bearer " + token).GET());

        assertError(response, 401, "INVALID_TOKEN");
        assertThat(header(response, "WWW-Authenticate")).startsWith("Bearer");
        assertThat(sides.asked()).noneMatch(asked -> asked.getPayload() instanceof FindUser);
    }

    @Test
    void letsAGoodTokenIn() {
        assertThat(get(ME).statusCode()).isEqualTo(200);
    }

    @Test
    void forgivesClocksAMinute() {
        Date before = Date.from(Instant.now().minusSeconds(3600));
        Date justPast = Date.from(Instant.now().minusSeconds(30));
        Date soon = Date.from(Instant.now().plusSeconds(30));
        for (String token : List.of(
                with(claims -> claims.issueTime(before).expirationTime(justPast)),
                with(claims -> claims.notBeforeTime(soon)))) {
            assertThat(send(anonymous(ME)
                                    .header("Authorization", "Bearer " + token)
                                    .GET())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void neverTakesATokenFromTheQueryString() {
        for (String name : List.of("token", "access_token", "auth_token")) {
            assertError(
                    send(anonymous(ME + "?" + name + "=" + Tokens.ALICE_TOKEN).GET()), 401, "INVALID_TOKEN");
        }
    }

    @Test
    void wantsTheBearerScheme() {
        assertError(send(anonymous(ME).GET()), 401, "INVALID_TOKEN");
        assertError(send(anonymous(ME).header("Authorization", "Basic YTpi").GET()), 401, "INVALID_TOKEN");
        assertError(send(anonymous(ME).header("Authorization", "Bearer").GET()), 401, "INVALID_TOKEN");
        assertError(
                send(anonymous(ME).header("Authorization", Tokens.ALICE_TOKEN).GET()), 401, "INVALID_TOKEN");
    }

    @Test
    void tellsNothingOfUnknownRoutesToStrangers() {
        assertError(send(anonymous("/api/v1/nothing").GET()), 401, "INVALID_TOKEN");
        assertError(send(anonymous("/actuator/health").GET()), 401, "INVALID_TOKEN");
    }

    @Test
    void letsAnybodyHaveThePublicKeysOnly() {
        HttpResponse<String> response = send(anonymous("/.well-known/jwks.json").GET());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(body(response).at("/keys/0/kid").stringValue()).isEqualTo("key-1");
        assertThat(body(response).at("/keys/0").has("d")).isFalse();
        assertThat(header(response, "Cache-Control")).contains("max-age=300");
    }

    private static JWTClaimsSet.Builder alice() {
        return Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com");
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key-1").type(JOSEObjectType.JWT);
    }

    private static String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.signed(change.apply(alice()).build());
    }

    private static String signedBy(String keyId) {
        return Tokens.signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), alice().build(), Tokens.key(keyId));
    }

    private static String ownKey() {
        var key = Tokens.key("key-1");
        return Tokens.signed(header().jwk(key.toPublicJWK()).build(), alice().build(), key);
    }

    private static String hmac() throws JOSEException {
        byte[] secret = Tokens.KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), alice().build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static String rsa() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key-1").build(), alice().build());
        token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        return token.serialize();
    }

    private static String flip(String signature) {
        char first = signature.charAt(0) == 'A' ? 'B' : 'A';
        return first + signature.substring(1);
    }

    private static String other(String claims) {
        return flip(claims.substring(0, 10)) + claims.substring(10);
    }
}
