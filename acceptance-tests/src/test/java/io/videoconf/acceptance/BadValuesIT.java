package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields, parameters and headers of the right type with values that cannot be. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadValuesIT {
    private final Quarry quarry;
    private Map<String, JsonNode> before = Map.of();

    BadValuesIT(RestClient rest) {
        this.quarry = new Quarry(rest);
    }

    @BeforeEach
    void remember() {
        before = quarry.stored();
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(quarry.stored()).isEqualTo(before);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                bad("POST", "/auth/register", "email", "nobody", "no@", "a b@example.org", ""),
                bad("POST", "/auth/register", "password", "short", "x".repeat(129), ""),
                bad("POST", "/auth/register", "display_name", "", "   ", "x".repeat(101)),
                bad("POST", "/auth/register", "timezone", "Mars/Olympus"),
                bad("POST", "/auth/guest", "display_name", "", "x".repeat(101)),
                bad("PATCH", "/users/me", "display_name", "", "x".repeat(101)),
                bad("PATCH", "/users/me", "timezone", "Mars/Olympus"),
                bad("PATCH", "/admin/users/{user}", "account_type", "imperial"),
                bad("POST", "/meetings", "title", "", "  ", "x".repeat(201)),
                bad("POST", "/meetings", "description", "x".repeat(5001)),
                bad(
                        "POST",
                        "/meetings",
                        "scheduled_start_time",
                        "tomorrow",
                        "2026-01-15",
                        "2026-01-15T10:00:00",
                        "2026-13-45T10:00:00Z"),
                bad("POST", "/meetings", "scheduled_end_time", "2001-01-01T00:00:00Z"),
                bad("PATCH", "/meetings/{scheduled}", "title", "", "x".repeat(201)),
                bad("PATCH", "/meetings/{scheduled}", "scheduled_end_time", "2001-01-01T00:00:00Z"),
                bad("POST", "/meetings", "settings.max_participants", 0, 1001),
                bad("POST", "/meetings", "settings.host_grace_seconds", -1, 601),
                bad("POST", "/meetings", "settings.time_limit_minutes", 0, 1441),
                bad("POST", "/meetings", "settings.host_absent_policy", "explode", ""),
                bad("POST", "/meetings", "settings.encryption", "rot13"),
                bad("POST", "/meetings", "settings.password", "", "x".repeat(65)),
                bad("PATCH", "/meetings/{scheduled}", "settings.max_participants", 0, 1001),
                bad("POST", "/meetings/{scheduled}/participants", "emails", List.of(), List.of("nobody"), many(101)),
                bad("PATCH", "/meetings/{live}/participants/{guest}", "role", "emperor", ""),
                bad("POST", "/meetings/{live}/join", "display_name", "", "  ", "x".repeat(101)),
                bad("POST", "/meetings/{live}/recordings", "mode", "tape", ""),
                bad("POST", "/recordings/{recording}/parts", "part_number", 0, -1),
                bad("POST", "/recordings/{recording}/parts", "size", -1),
                bad("POST", "/recordings/{recording}/parts", "sha256", "xyz", "0".repeat(63), "g".repeat(64)),
                bad("POST", "/recordings/{recording}/shares", "emails", List.of(), List.of("nobody")));
    }

    private static Arguments bad(String method, String path, String field, Object... values) {
        return Arguments.of(method, path, field, List.of(values));
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "guest" + i + "@example.org")
                .toList();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("values")
    void aValueThatCannotBeIsNamed(String method, String path, String field, List<Object> values) {
        Route route = Route.all().stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findFirst()
                .orElseThrow();
        for (Object value : values) {
            ObjectNode body = quarry.good(route);
            boolean setting = field.startsWith("settings.");
            ObjectNode holder = setting ? (ObjectNode) body.path("settings") : body;
            holder.set(setting ? field.substring("settings.".length()) : field, Json.value(value));
            Answer answer = quarry.caller(route).sendJson(method, quarry.path(route), body);
            JsonNode error = assertRefused(answer, 400, "VALIDATION_FAILED");
            assertThat(error.path("details").path("fields").propertyNames())
                    .as("fields named by %s", answer)
                    .anyMatch(named -> named.equals(field) || named.startsWith(field + "."));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/users/me/meetings, limit, 0",
        "/users/me/meetings, limit, 101",
        "/users/me/meetings, limit, many",
        "/users/me/meetings, offset, -1",
        "/users/me/meetings, status, sleeping",
        "/users/me/meetings, cursor, nonsense",
        "/recordings, limit, 0",
        "/recordings, limit, 101",
        "/meetings/{live}, as_of, yesterday",
        "/meetings/{live}, as_of_sequence, many",
        "/meetings/{live}, as_of_sequence, -1",
        "/meetings/{live}/events, after, many",
        "/meetings/{live}/events, after, -1",
        "/meetings/{live}/events, limit, 0",
        "/meetings/{live}/history, limit, 0",
        "/meetings/{live}/history, cursor, nonsense",
        "/meetings/{live}/chat, limit, 0",
    })
    void aParameterThatCannotBeIsNamed(String path, String parameter, String value) {
        String address = path.replace("{live}", quarry.id("{live}")) + "?" + parameter + "=" + value;
        Answer answer = quarry.host().rest().get(address);
        JsonNode error = assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(error.path("details").path("fields").propertyNames())
                .as("%s", answer)
                .contains(parameter);
    }

    @Test
    void aBanThatIsNeitherYesNorNoRemovesNobody() {
        String path = "/meetings/" + quarry.id("{live}") + "/participants/" + quarry.id("{guest}") + "?ban=maybe";
        assertRefused(quarry.host().rest().delete(path), 400, "VALIDATION_FAILED");
    }

    @Test
    void aPastBeforeTheBeginningIsNotThere() {
        Answer before = quarry.host().rest().get("/meetings/" + quarry.id("{live}") + "?as_of=2001-01-01T00:00:00Z");
        assertRefused(before, 404, "MEETING_NOT_FOUND");
    }

    @Test
    void aKeyOfMoreThanTwoHundredCharactersIsRefused() {
        Answer answer = quarry.host()
                .rest()
                .post("/meetings", Json.object("title", "Keyed"), "Idempotency-Key", "k".repeat(201));
        assertRefused(answer, 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/meetings/{live}/nothing", "/api/v1/auth", "/api/nothing"})
    void whatIsNoRouteIsNotFound(String path) {
        assertRefused(quarry.host().rest().get(path.replace("{live}", quarry.id("{live}"))), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /meetings",
        "DELETE, /auth/login",
        "PATCH, /meetings/{live}/lock",
        "GET, /auth/login",
        "POST, /users/me"
    })
    void anotherMethodIsNotAllowed(String method, String path) {
        Answer answer =
                quarry.host().rest().sendJson(method, path.replace("{live}", quarry.id("{live}")), Json.object());
        assertRefused(answer, 405, "MALFORMED_REQUEST");
    }
}
