package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The scenarios' own tools: a tool that sees nothing finds nothing wrong. */
class ToolsTest {

    @Test
    void theStreamReaderReadsIdsTypesAndDataAndSkipsComments() throws IOException {
        String stream =
                ": keep-alive\n\nid: 1\nevent: meeting_scheduled\ndata: {\"sequence\":1}\n\n:\nid:2\nevent:b\ndata:{\"x\":\ndata:2}\n\nid: 3\n\n";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        RestClient rest = new RestClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        Person reader = new Person("R", "r@example.org", "p", "u", "t", "f", rest);
        try (EventStream opened = EventStream.open(reader, "m", "?after=0")) {
            List<EventStream.Frame> frames = opened.untilEnd(Duration.ofSeconds(10));
            assertThat(frames)
                    .containsExactly(
                            new EventStream.Frame("1", "meeting_scheduled", Json.object("sequence", 1)),
                            new EventStream.Frame("2", "b", Json.object("x", 2)));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theSpoilerSpoilsEveryFieldOnceInEveryWay() {
        ObjectNode good = Json.object("title", "t", "settings", Json.object("flag", true));
        List<Spoiler.Spoilt> all = Spoiler.spoilt(good, List.of("title"));
        assertThat(all)
                .extracting(Spoiler.Spoilt::field)
                .contains("title", "settings", "settings.flag", "settings.surprise", "surprise");
        assertThat(all).allSatisfy(spoilt -> assertThat(spoilt.body()).isNotEqualTo(good));
        assertThat(all).anyMatch(spoilt -> spoilt.body().equals(Json.object("settings", Json.object("flag", true))));
        assertThat(all)
                .anyMatch(spoilt ->
                        spoilt.body().equals(Json.object("title", "t", "settings", Json.object("flag", "yes"))));
    }

    @Test
    void theEnvelopeIsCheckedToTheLetter() {
        JsonNode details = Json.object("timestamp", "2026-01-15T10:00:00Z");
        JsonNode error = Json.object("code", "NOT_FOUND", "message", "m", "details", details, "request_id", "r");
        Envelopes.assertRefused(answer(404, Json.object("error", error)), 404, "NOT_FOUND");
        assertThatThrownBy(() ->
                        Envelopes.assertRefused(answer(404, Json.object("error", error)), 404, "MEETING_NOT_FOUND"))
                .isInstanceOf(AssertionError.class);
        JsonNode chatty = Json.object("error", error, "trace", "x");
        assertThatThrownBy(() -> Envelopes.assertRefused(answer(404, chatty), 404, "NOT_FOUND"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void tokensAreVerifiedWithTheKeyThatTheyName() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String signed = base64(Json.write(Json.object("alg", "ES256", "kid", "k"))) + "." + base64("{}");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        String token = signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        var point = ((ECPublicKey) pair.getPublic()).getW();
        JsonNode key = Json.object(
                "kid", "k",
                "x", Base64.getUrlEncoder().encodeToString(point.getAffineX().toByteArray()),
                "y", Base64.getUrlEncoder().encodeToString(point.getAffineY().toByteArray()));
        assertThat(Jwt.parse(token).verifiedBy(Json.object("keys", List.of(key))))
                .isTrue();
        assertThat(Jwt.parse(token).verifiedBy(Json.object("keys", List.of()))).isFalse();
        assertThat(Jwt.parse(token.replace(base64("{}"), base64("{\"a\":1}")))
                        .verifiedBy(Json.object("keys", List.of(key))))
                .isFalse();
    }

    private static Answer answer(int status, JsonNode body) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("X-Request-Id", List.of("r"), "Content-Type", List.of("application/json")), (_, _) -> true);
        return new Answer("GET /x", "r", status, headers, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
