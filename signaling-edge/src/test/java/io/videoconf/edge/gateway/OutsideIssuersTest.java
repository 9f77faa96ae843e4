package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.videoconf.api.account.commands.LinkOutsideIdentity;
import io.videoconf.api.account.commands.ProvisionUser;
import io.videoconf.api.account.queries.FindOutsideIdentity;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.views.LinkedIdentity;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A second issuer, which the test is: its keys change while the edge runs, and it goes away. */
class OutsideIssuersTest extends EdgeTest {
    private static final String ME = "/api/v1/users/me";
    private static final List<ECKey> KEYS = new CopyOnWriteArrayList<>(List.of(Tokens.key("outside-1")));
    private static final AtomicBoolean AWAY = new AtomicBoolean();
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final HttpServer ISSUER = serve();
    private static final AtomicInteger SUBJECTS = new AtomicInteger();

    private final String subject = "subject-" + SUBJECTS.incrementAndGet();

    @DynamicPropertySource
    static void issuers(DynamicPropertyRegistry registry) {
        registry.add("videoconf.edge.issuers[0].issuer", OutsideIssuersTest::issuer);
        registry.add("videoconf.edge.issuers[0].audience", () -> "meet");
        registry.add("videoconf.edge.issuers[0].algorithms", () -> "ES256");
        registry.add("videoconf.edge.issuers[0].tenant", () -> Tokens.TENANT);
        registry.add("videoconf.edge.issuers[1].issuer", () -> "https://mapping.example.com");
        registry.add("videoconf.edge.issuers[1].jwks-uri", () -> issuer() + "/keys");
        registry.add("videoconf.edge.issuers[1].audience", () -> "meet");
        registry.add("videoconf.edge.issuers[1].algorithms", () -> "ES256");
        registry.add("videoconf.edge.issuers[1].map-by-email", () -> "true");
    }

    private static String issuer() {
        return "http://127.0.0.1:" + ISSUER.getAddress().getPort();
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(exchange, "{\"issuer\":\"" + base + "\",\"jwks_uri\":\"" + base + "/keys\"}"));
            server.createContext("/keys", exchange -> {
                ASKED.incrementAndGet();
                answer(
                        exchange,
                        new JWKSet(KEYS.stream()
                                        .map(key -> (com.nimbusds.jose.jwk.JWK) key.toPublicJWK())
                                        .toList())
                                .toString());
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(AWAY.get() ? 503 : 200, AWAY.get() ? -1 : bytes.length);
        if (!AWAY.get()) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @AfterAll
    static void stop() {
        ISSUER.stop(0);
    }

    @BeforeEach
    void knowThem() {
        AWAY.set(false);
        sides.answer(FindOutsideIdentity.class, _ -> new LinkedIdentity(Tokens.ALICE));
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 3));
        sides.answer(FindTrustedEmail.class, _ -> new TrustedEmail("olga@example.com"));
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("meet")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("email", "Olga@Example.com")
                .claim("email_verified", true)
                .claim("name", "Olga");
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return token(KEYS.getFirst(), change);
    }

    private String token(ECKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Tokens.signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                change.apply(claims()).build(),
                key);
    }

    private HttpResponse<String> me(String token) {
        return send(anonymous(ME).header("Authorization", "Bearer " + token).GET());
    }

    @Test
    void whomItVouchesForIsTheirAccountHere() {
        HttpResponse<String> answer = me(token(UnaryOperator.identity()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(body(answer).get("user_id").stringValue()).isEqualTo(Tokens.ALICE.value());
        assertThat(sides.sent()).isEmpty();
    }

    @Test
    void atFirstSightAnAccountIsMadeInTheTenantOfTheIssuer() {
        sides.refuse(FindOutsideIdentity.class, Refusal.of(RefusalCode.USER_NOT_FOUND, "test"));
        sides.answer(ProvisionUser.class, command -> {
            sides.caughtUp(command.userId().value(), 2);
            return Receipt.of(StreamKind.ACCOUNT, command.userId(), 2);
        });

        assertThat(me(token(UnaryOperator.identity())).statusCode()).isEqualTo(200);

        ProvisionUser made = sides.lastSent(ProvisionUser.class);
        assertThat(made.email()).isEqualTo("olga@example.com");
        assertThat(made.displayName()).isEqualTo("Olga");
        assertThat(made.subject()).isEqualTo(subject);
        assertThat(made.tenantId().value()).isEqualTo(Tokens.TENANT);
        assertThat(sides.lastSent().getMetaData().get("actor_kind")).isEqualTo("SYSTEM");
    }

    @Test
    void anEmailThatIsNotVerifiedMakesNoAccount() {
        sides.refuse(FindOutsideIdentity.class, Refusal.of(RefusalCode.USER_NOT_FOUND, "test"));

        assertError(me(token(it -> it.claim("email_verified", false))), 403, "INSUFFICIENT_PERMISSIONS");
        assertError(me(token(it -> it.claim("email", null))), 403, "INSUFFICIENT_PERMISSIONS");
        assertThat(sides.sent()).isEmpty();
    }

    @Test
    void anEmailThatSomebodyHasIsNotTakenOverUnlessTheIssuerMayMap() {
        sides.refuse(FindOutsideIdentity.class, Refusal.of(RefusalCode.USER_NOT_FOUND, "test"));
        sides.refuse(ProvisionUser.class, Refusal.of(RefusalCode.EMAIL_TAKEN, "test"));
        sides.answer(FindUserByEmail.class, _ -> Samples.user(Tokens.ALICE, 3));
        sides.answer(LinkOutsideIdentity.class, command -> {
            sides.caughtUp(command.userId().value(), 4);
            return Receipt.of(StreamKind.ACCOUNT, command.userId(), 4);
        });

        assertError(me(token(UnaryOperator.identity())), 403, "INSUFFICIENT_PERMISSIONS");
        assertThat(sides.sent()).noneMatch(sent -> sent.getPayload() instanceof LinkOutsideIdentity);

        HttpResponse<String> mapped = me(token(it -> it.issuer("https://mapping.example.com")));
        assertThat(mapped.statusCode()).as(mapped.body()).isEqualTo(200);
        assertThat(sides.lastSent(LinkOutsideIdentity.class).userId()).isEqualTo(Tokens.ALICE);
    }

    @Test
    void nobodyIsMappedToAnAddressThatWasNotVerified() {
        sides.refuse(FindOutsideIdentity.class, Refusal.of(RefusalCode.USER_NOT_FOUND, "test"));
        sides.refuse(ProvisionUser.class, Refusal.of(RefusalCode.EMAIL_TAKEN, "test"));
        sides.answer(FindUserByEmail.class, _ -> Samples.user(Tokens.ALICE, 3));
        sides.answer(FindTrustedEmail.class, _ -> new TrustedEmail(null));

        assertError(me(token(it -> it.issuer("https://mapping.example.com"))), 403, "INSUFFICIENT_PERMISSIONS");

        assertThat(sides.sent()).noneMatch(sent -> sent.getPayload() instanceof LinkOutsideIdentity);
    }

    @Test
    void itsKeysChangeWhileTheEdgeRunsAndItMayGoAway() {
        assertThat(me(token(UnaryOperator.identity())).statusCode()).isEqualTo(200);
        ECKey next = Tokens.key("outside-" + KEYS.size() + 1);
        KEYS.add(next);
        // A key that is not known is asked for, but not more often than every few seconds.
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> me(token(next, UnaryOperator.identity())).statusCode() == 200);

        AWAY.set(true);
        assertThat(me(token(next, UnaryOperator.identity())).statusCode()).isEqualTo(200);
        assertThat(me(token(UnaryOperator.identity())).statusCode()).isEqualTo(200);
        int before = ASKED.get();
        ECKey unknown = Tokens.key("made-up");
        for (int i = 0; i < 20; i++) {
            assertError(me(token(unknown, UnaryOperator.identity())), 401, "INVALID_TOKEN");
        }
        assertThat(ASKED.get() - before).as("asked for made-up keys").isLessThan(10);
        assertThat(me(token(next, UnaryOperator.identity())).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotItsOwnIsTurnedAway() throws JOSEException {
        ECKey mine = Tokens.key(KEYS.getFirst().getKeyID());
        SignedJWT hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("outside-1").build(), claims().build());
        hmac.sign(new MACSigner(KEYS.getFirst().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        Date past = Date.from(Instant.now().minusSeconds(120));
        Date future = Date.from(Instant.now().plusSeconds(300));
        for (String bad : List.of(
                token(mine, UnaryOperator.identity()),
                hmac.serialize(),
                token(it -> it.audience("other")),
                token(it -> it.expirationTime(past)),
                token(it -> it.expirationTime(null)),
                token(it -> it.notBeforeTime(future)),
                token(it -> it.issueTime(future)),
                token(it -> it.subject(null)),
                token(it -> it.subject("s".repeat(300))),
                token(it -> it.issuer(issuer() + "/other")),
                Tokens.signed(new JWSHeader(JWSAlgorithm.ES256), claims().build(), KEYS.getFirst()),
                Tokens.signed(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID("outside-1")
                                .jwk(mine.toPublicJWK())
                                .build(),
                        claims().build(),
                        mine))) {
            assertError(me(bad), 401, "INVALID_TOKEN");
        }
        assertThat(sides.sent()).isEmpty();
    }

    @Test
    void itMakesNoTokensOfOurs() {
        String claiming = token(it -> Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com"));
        assertError(me(claiming), 401, "INVALID_TOKEN");
        // What it says of roles is nobody's business.
        assertThat(body(me(token(it -> it.claim("tenant_role", "operator").claim("kind", "service"))))
                        .get("user_id")
                        .stringValue())
                .isEqualTo(Tokens.ALICE.value());
    }

    @Test
    void theSuspendedDoNotComeInByAnotherDoor() {
        sides.answer(FindOutsideIdentity.class, _ -> new LinkedIdentity(new UserId(Tokens.BOB.value())));
        sides.answer(FindUser.class, find -> Samples.suspended(find.userId()));

        assertError(me(token(UnaryOperator.identity())), 403, "ACCOUNT_SUSPENDED");
    }
}
