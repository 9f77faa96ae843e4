package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A canary: somebody with a name, an address and a message that are nowhere else. While a hold keeps them, everything stays;
 * after its release nothing of them is anywhere, in no answer and in no file.
 */
class ErasureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Told as much as there is to tell. */
    private static final Map<String, String> TALKATIVE = Map.of(
            "LOGGING_LEVEL_ROOT", "INFO",
            "LOGGING_LEVEL_IO_VIDEOCONF", "TRACE",
            "LOGGING_LEVEL_IO_VIDEOCONF_EDGE_ACCESS", "INFO");

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.configured("erasure", TALKATIVE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void afterAnErasureNothingOfThePersonIsAnywhere() throws Exception {
        RestClient rest = server.rest();
        Officer officer = Officer.of(rest);
        Canary registered = Canary.of(rest);
        String meeting = registered.played(officer.person());
        Canary canary = registered.moved();
        String own = canary.plans();
        canary.stumbles(meeting);
        String hold = officer.holds("meeting", meeting);
        String name = canary.name();
        String message = canary.message();
        List<String> traces = new ArrayList<>(canary.traces());
        traces.add(registered.person().email());
        assertThat(found(officer, meeting)).contains(name).contains(message);
        assertThat(Traces.of(server.data(), List.of(name)))
                .as("names lie in the read models")
                .isNotEmpty();
        assertThat(Traces.of(server.data(), List.of(message)).stream().filter(file -> file.contains("postgres")))
                .as("what is in the event store is sealed")
                .isEmpty();

        String erasure = canary.goes();

        JsonNode deferred = Canary.awaitStatus(rest, erasure, "deferred");
        assertThat(deferred.path("certificate").isNull()).isTrue();
        assertThat(found(officer, meeting)).contains(name).contains(message);

        officer.releases(hold);

        JsonNode erased = Canary.awaitStatus(rest, erasure, "erased");
        Certificates.assertSigned(erased, canary.person().userId(), rest);
        String called = "erased person #" + erased.path("number").asLong();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(found(officer, meeting))
                        .contains(called, "[erased]")
                        .doesNotContain(traces));
        assertThat(officer.rest().get("/meetings/" + own).status()).isEqualTo(404);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> assertThat(Traces.of(server.data(), traces)).isEmpty());

        server.stop();
        assertThat(Traces.of(server.data(), traces))
                .as("files of a stopped server")
                .isEmpty();
        server = server.again("erasure");
        assertThat(found(new Officer(officer.person().at(server.rest())), meeting))
                .contains(called)
                .doesNotContain(traces);
        assertThat(server.rest().get(erasure).expect(200).body()).isEqualTo(erased);
        String logs = server.logs();
        assertThat(logs)
                .as("what was asked by them is told, each with its request")
                .contains("POST /api/v1/meetings/" + meeting + "/join 200", "DELETE /api/v1/users/me 204");
        assertThat(logs.toLowerCase(Locale.ROOT)).doesNotContain(lower(traces));
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    void aGuestIsErasedByWhoeverAnswersForTheMeeting() {
        RestClient rest = server.rest();
        Officer officer = Officer.of(rest);
        String name = "Guest " + UUID.randomUUID();
        String meeting = Meetings.instant(officer.person(), "Guests");
        JsonNode guest = rest.post("/auth/guest", Json.object("meeting_id", meeting, "display_name", name))
                .expect(200)
                .body();
        String token = guest.path("access_token").asString();
        rest.as(token)
                .post("/meetings/" + meeting + "/join", Json.object("display_name", name))
                .expect(200);
        String user = userOf(officer, meeting, name);
        Officer other = Officer.of(rest);

        assertRefused(other.rest().post("/erasures", Json.object("user_id", user)), 404, "USER_NOT_FOUND");
        assertRefused(
                officer.rest()
                        .post(
                                "/erasures",
                                Json.object("user_id", officer.person().userId())),
                409,
                "INVALID_STATE");
        JsonNode erased = officer.rest()
                .post("/erasures", Json.object("user_id", user))
                .expect(200)
                .body();

        assertThat(erased.path("status").asString()).isEqualTo("erased");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(found(officer, meeting))
                        .contains("erased person #" + erased.path("number").asLong())
                        .doesNotContain(name));
    }

    @Test
    void aHoldSaysWhatItIsForAndIsItsTenantsOwn() {
        RestClient rest = server.rest();
        Officer officer = Officer.of(rest);
        Officer other = Officer.of(rest);
        Person member = Person.register(rest, "Member");
        String hold = officer.holds("person", officer.person().userId());

        assertRefused(member.rest().get("/holds"), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(
                member.rest().post("/holds", Officer.hold("person", member.userId())), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(other.rest().get("/holds/" + hold), 404, "NOT_FOUND");
        assertRefused(other.rest().delete("/holds/" + hold), 404, "NOT_FOUND");
        assertRefused(
                other.rest()
                        .post("/holds", Officer.hold("person", officer.person().userId())),
                404,
                "USER_NOT_FOUND");
        assertRefused(officer.rest().post("/holds", Json.object("kind", "person")), 400, "VALIDATION_FAILED");
        JsonNode listed = officer.rest().get("/holds").expect(200).body();
        assertThat(listed.path("total_count").asInt()).isEqualTo(1);
        assertThat(listed.path("holds").get(0).path("reason").asString()).isEqualTo("Pending litigation");
        officer.releases(hold);
        officer.releases(hold);
        assertThat(officer.rest()
                        .get("/holds/" + hold)
                        .expect(200)
                        .body()
                        .path("released_at")
                        .isNull())
                .isFalse();
    }

    /** Everything that the API tells of a meeting. */
    private static String found(Officer reader, String meeting) {
        return Kept.read(reader.person(), meeting)
                + reader.rest()
                        .get("/meetings/" + meeting + "?as_of_sequence=3")
                        .expect(200)
                        .text();
    }

    private static String userOf(Officer reader, String meeting, String name) {
        return reader.rest()
                .get("/meetings/" + meeting)
                .expect(200)
                .body()
                .path("participants")
                .valueStream()
                .filter(each -> each.path("display_name").asString("").equals(name))
                .findFirst()
                .orElseThrow()
                .path("user_id")
                .asString();
    }
}
