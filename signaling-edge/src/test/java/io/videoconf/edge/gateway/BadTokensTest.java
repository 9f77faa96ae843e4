package io.videoconf.edge.gateway;

import static io.videoconf.edge.gateway.Forgeries.alice;
import static io.videoconf.edge.gateway.Forgeries.base64;
import static io.videoconf.edge.gateway.Forgeries.encrypted;
import static io.videoconf.edge.gateway.Forgeries.flip;
import static io.videoconf.edge.gateway.Forgeries.hmac;
import static io.videoconf.edge.gateway.Forgeries.other;
import static io.videoconf.edge.gateway.Forgeries.ownKey;
import static io.videoconf.edge.gateway.Forgeries.rawClaims;
import static io.videoconf.edge.gateway.Forgeries.rawHeader;
import static io.videoconf.edge.gateway.Forgeries.rsa;
import static io.videoconf.edge.gateway.Forgeries.signable;
import static io.videoconf.edge.gateway.Forgeries.signedBy;
import static io.videoconf.edge.gateway.Forgeries.stranger;
import static io.videoconf.edge.gateway.Forgeries.twice;
import static io.videoconf.edge.gateway.Forgeries.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.PlainJWT;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
                        Tokens.signed(Forgeries.header().build(), alice().build(), Tokens.key("key-1"))),
                Arguments.of(
                        "no key id", Tokens.signed(new JWSHeader(JWSAlgorithm.ES256), alice().build(), Tokens.KEY)),
                Arguments.of("its own key in the header", ownKey()),
                Arguments.of(
                        "critical header",
                        Tokens.signed(
                                Forgeries.header().criticalParams(Set.of("exp")).build(), alice().build(), Tokens.KEY)),
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
                Arguments.of("too long", with(claims -> claims.claim("padding", "x".repeat(TokenVerifier.LONGEST)))),
                Arguments.of("huge", "A".repeat(TokenVerifier.LONGEST + 1)),
                Arguments.of("a header that is no JSON", base64("nonsense") + "." + parts[1] + "." + parts[2]),
                Arguments.of("claims that are no JSON", rawClaims("nonsense")),
                Arguments.of("claims that are a list", rawClaims("[1]")),
                Arguments.of("claims twice", rawClaims(twice("sub"))),
                Arguments.of("an expiry twice", rawClaims(twice("exp"))),
                Arguments.of("alg None in another case", rawHeader("{\"alg\":\"nOnE\"}")),
                Arguments.of("alg es256 in lower case", rawHeader("{\"alg\":\"es256\",\"kid\":\"key-1\"}")),
                Arguments.of("alg ES384", rawHeader("{\"alg\":\"ES384\",\"kid\":\"key-1\"}")),
                Arguments.of("no alg", rawHeader("{\"kid\":\"key-1\"}")),
                Arguments.of(
                        "keys from elsewhere by jku",
                        stranger(Forgeries.header().jwkURL(URI.create("https://evil.example/jwks.json")))),
                Arguments.of(
                        "a certificate from elsewhere by x5u",
                        stranger(Forgeries.header().x509CertURL(URI.create("https://evil.example/cert.pem")))),
                Arguments.of(
                        "a certificate of its own by x5c",
                        stranger(Forgeries.header().x509CertChain(List.of(new Base64("AAAA"))))),
                Arguments.of("a key id that climbs", signedBy("../../key-1")),
                Arguments.of("a key id that asks a database", signedBy("key-1' or '1'='1")),
                Arguments.of(
                        "payload not encoded, b64 false",
                        rawHeader("{\"alg\":\"ES256\",\"kid\":\"key-1\",\"b64\":false,\"crit\":[\"b64\"]}")),
                Arguments.of("encrypted instead of signed", encrypted()),
                Arguments.of("a fourth part", good + ".AAAA"),
                Arguments.of("five parts", good + ".AAAA.AAAA"),
                Arguments.of(
                        "the signature of another token",
                        parts[0] + "." + parts[1] + "." + Tokens.BOB_TOKEN.split("\\.")[2]),
                Arguments.of(
                        "a signature of nothing but zeros", parts[0] + "." + parts[1] + "." + base64(new byte[64])),
                Arguments.of("a signature of another length", parts[0] + "." + parts[1] + "." + parts[2].substring(4)),
                Arguments.of("white space inside", parts[0] + ". " + parts[1] + "." + parts[2]),
                Arguments.of(
                        "an expiry as text", rawClaims(signable().replaceAll("\"exp\":\\d+", "\"exp\":\"never\""))),
                Arguments.of("an expiry before the beginning", with(claims -> claims.expirationTime(new Date(-1000)))),
                Arguments.of(
                        "a meeting that is no id",
                        with(claims -> claims.claim("kind", "guest").claim("meeting_id", "mine"))),
                Arguments.of("an API key of nobody's making", "vck_" + "A".repeat(49)),
                Arguments.of(
                        "an API key cut short", ApiKeyTokens.fresh().secret().substring(0, 40)),
                Arguments.of(
                        "an API key with another end",
                        ApiKeyTokens.fresh().secret().substring(0, 52) + "!"));
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

    /** At the other door the same tokens meet the same verifier: a few of every kind show it. */
    @Test
    void isTurnedAwayFromTheSocketsAsWell() throws Exception {
        List<Arguments> all = bad().toList();
        for (int i = 0; i < all.size(); i += 6) {
            var one = all.get(i).get();
            assertThat(connectError(String.valueOf(one[1])))
                    .as(String.valueOf(one[0]))
                    .contains("INVALID_TOKEN");
        }
    }

    private String connectError(String token) throws Exception {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setReconnection(false)
                .setTransports(new String[] {"websocket"})
                .setAuth(Map.of("token", token))
                .build();
        Socket socket = IO.socket(address().resolve("/signaling"), options);
        CompletableFuture<String> answer = new CompletableFuture<>();
        socket.on(Socket.EVENT_CONNECT, _ -> answer.complete("connected"));
        socket.on(Socket.EVENT_CONNECT_ERROR, why -> answer.complete(String.valueOf(why[0])));
        socket.connect();
        try {
            return answer.get(15, TimeUnit.SECONDS);
        } finally {
            socket.close();
        }
    }

    @Test
    void thereAreFortyKindsAtLeast() throws JOSEException {
        assertThat(bad()).hasSizeGreaterThanOrEqualTo(40);
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
}
