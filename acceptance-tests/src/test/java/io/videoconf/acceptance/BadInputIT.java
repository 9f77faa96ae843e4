package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bad input to every route: the envelope, the right code, no 5xx, and nothing stored but refusals. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private final Quarry quarry;
    private Map<String, JsonNode> before = Map.of();
    private Map<String, JsonNode> facts = Map.of();

    BadInputIT(RestClient rest) {
        this.quarry = new Quarry(rest);
    }

    static Stream<Route> withBody() {
        return Route.all().stream().filter(route -> route.body() != null);
    }

    static Stream<Route> withToken() {
        return Route.all().stream().filter(route -> !route.open());
    }

    @BeforeAll
    void remember() {
        before = quarry.stored();
        facts = quarry.facts();
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(quarry.stored()).isEqualTo(before);
    }

    /** Once, because every refusal is a line of the audit view too: by now there are thousands to read through. */
    @AfterAll
    void theHistoryHasNothingNewButRefusals() {
        assertThat(quarry.facts()).isEqualTo(facts);
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void whatCannotBeReadIsMalformed(Route route) {
        Map<String, BodyPublisher> unreadable = new LinkedHashMap<>();
        for (String text :
                List.of("{", "{\"a\":", "[]", "\"text\"", "17", "null", "{} {}", "{'a':1}", "[".repeat(5000))) {
            unreadable.put(text.length() > 50 ? "deep nesting" : text, BodyPublishers.ofString(text));
        }
        unreadable.put(
                "invalid UTF-8",
                BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}));
        unreadable.put("too long", BodyPublishers.ofString("{\"x\":\"" + "x".repeat(300 * 1024) + "\"}"));
        var softly = new SoftAssertions();
        unreadable.forEach((what, body) -> softly.assertThatCode(() -> assertRefused(
                        quarry.send(route, body, "Content-Type", "application/json"), 400, "MALFORMED_REQUEST"))
                .as("%s with %s", route, what)
                .doesNotThrowAnyException());
        softly.assertThatCode(() -> assertRefused(
                        quarry.send(route, BodyPublishers.noBody(), "Content-Type", "application/json"),
                        400,
                        Set.of("MALFORMED_REQUEST", "VALIDATION_FAILED")))
                .as("%s without a body", route)
                .doesNotThrowAnyException();
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void anotherMediaTypeIsRefused(Route route) {
        var softly = new SoftAssertions();
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense")) {
            byte[] good = Json.write(quarry.good(route)).getBytes(StandardCharsets.UTF_8);
            softly.assertThatCode(() -> assertRefused(
                            quarry.send(route, BodyPublishers.ofByteArray(good), "Content-Type", type),
                            415,
                            "MALFORMED_REQUEST"))
                    .as("%s as %s", route, type)
                    .doesNotThrowAnyException();
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void unknownMissingAndMistypedFieldsAreNamed(Route route) {
        var softly = new SoftAssertions();
        Spoiler.spoilt(quarry.good(route), route.required())
                .forEach(spoilt -> softly.assertThatCode(() -> {
                            Answer answer =
                                    quarry.caller(route).sendJson(route.method(), quarry.path(route), spoilt.body());
                            JsonNode error = assertRefused(answer, 400, "VALIDATION_FAILED");
                            assertThat(error.path("details").path("fields").propertyNames())
                                    .as("fields named by %s", answer)
                                    .contains(spoilt.field());
                            assertThat(error.path("details")
                                            .path("fields")
                                            .path(spoilt.field())
                                            .asString(""))
                                    .isNotBlank();
                        })
                        .as("%s with %s", route, spoilt)
                        .doesNotThrowAnyException());
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void noTokenAndBadTokensAreRefused(Route route) {
        String good = quarry.host().accessToken();
        String[] parts = good.split("\\.");
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("no bearer", "Basic YTpi");
        bad.put("nonsense", "Bearer nonsense");
        bad.put("an empty token", "Bearer ");
        bad.put("a refresh token", "Bearer " + quarry.host().refreshToken());
        bad.put(
                "another signature",
                "Bearer " + parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse());
        bad.put("no signature", "Bearer " + Tokens.unsigned(parts[1]));
        bad.put(
                "a signature with the public key",
                "Bearer " + Tokens.signedWithPublicKey(quarry.anonymous(), parts[0], parts[1]));
        bad.put("two tokens", "Bearer " + good + " " + good);
        var softly = new SoftAssertions();
        softly.assertThatCode(() ->
                        assertRefused(quarry.ask(quarry.anonymous(), route, quarry.path(route)), 401, "INVALID_TOKEN"))
                .as("%s without a token", route)
                .doesNotThrowAnyException();
        bad.forEach((what, header) -> softly.assertThatCode(() -> assertRefused(
                        quarry.ask(quarry.anonymous(), route, quarry.path(route), "Authorization", header),
                        401,
                        "INVALID_TOKEN"))
                .as("%s with %s", route, what)
                .doesNotThrowAnyException());
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void idsThatAreNobodysAreNotFound(Route route) {
        Map<String, String> kinds = Map.of(
                "{scheduled}", "MEETING_NOT_FOUND",
                "{live}", "MEETING_NOT_FOUND",
                "{number}", "MEETING_NOT_FOUND",
                "{guest}", "PARTICIPANT_NOT_FOUND",
                "{recording}", "RECORDING_NOT_FOUND");
        var softly = new SoftAssertions();
        kinds.forEach((placeholder, code) -> {
            if (route.path().contains(placeholder)) {
                for (String id : List.of(
                        "nonsense", "123", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", "%F0%9F%98%80", "x".repeat(500))) {
                    String path = quarry.path(route).replace(quarry.id(placeholder), id);
                    softly.assertThatCode(
                                    () -> assertRefused(quarry.ask(quarry.host().rest(), route, path), 404, code))
                            .as("%s with %s for %s", route, id.length() > 50 ? "a long id" : id, placeholder)
                            .doesNotThrowAnyException();
                }
            }
        });
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void anotherTenantsThingsAreNotThere(Route route) {
        boolean recording = route.path().startsWith("/recordings/{recording}");
        boolean meeting = route.path().contains("{live}")
                || route.path().contains("{scheduled}")
                || route.path().contains("{number}");
        if ((meeting || recording) && !route.path().endsWith("/join")) {
            assertRefused(
                    quarry.ask(quarry.stranger().rest(), route, quarry.path(route)),
                    404,
                    recording ? "RECORDING_NOT_FOUND" : "MEETING_NOT_FOUND");
        }
    }

    @Test
    void nobodyAdministersWithoutTheRole() {
        ObjectNode change = Json.object("account_type", "enterprise");
        assertRefused(
                quarry.guest().rest().patch("/admin/users/" + quarry.guest().userId(), change),
                403,
                "INSUFFICIENT_PERMISSIONS");
    }

    @Test
    void aParticipantMayNotDoAHostsWorkAndTheHistoryKeepsTheAttempt() {
        var softly = new SoftAssertions();
        Route.all().stream()
                .filter(route -> route.writes() && route.path().startsWith("/meetings/{live}"))
                .filter(route -> Stream.of("/join", "/reports", "/consent").noneMatch(route.path()::endsWith))
                .forEach(route -> softly.assertThatCode(() -> {
                            Answer answer = quarry.ask(quarry.guest().rest(), route, quarry.path(route));
                            assertRefused(answer, 403, "INSUFFICIENT_PERMISSIONS");
                            // Writes wait for their views; refusals come into the history a moment later.
                            Awaitility.await("refusals in the history after " + answer)
                                    .atMost(Duration.ofSeconds(5))
                                    .until(() -> quarry.history(quarry.id("{live}"), true).stream()
                                            .anyMatch(entry -> entry.path("request_id")
                                                            .asString("")
                                                            .equals(answer.requestId())
                                                    && entry.path("code")
                                                            .asString("")
                                                            .equals("INSUFFICIENT_PERMISSIONS")));
                        })
                        .as("%s by a participant", route)
                        .doesNotThrowAnyException());
        softly.assertAll();
    }
}
