package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.List;
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

    private static Server server;

    private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    private final String name = "Canary " + mark;
    private final String message = "sings " + new StringBuilder(mark).reverse();

    @BeforeAll
    static void start() {
        server = Server.fresh("erasure");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void afterAnErasureNothingOfThePersonIsAnywhere() throws Exception {
        RestClient rest = server.rest();
        Person officer = officer(rest);
        Person registered = Person.register(rest, name);
        String meeting = played(officer, registered);
        Person canary = moved(registered);
        String own = Meetings.schedule(canary, Meetings.tomorrow("Plans"));
        String hold = held(officer, meeting, "meeting");
        List<String> traces = List.of(name, registered.email(), canary.email(), message, mark);
        assertThat(found(officer, meeting)).contains(name).contains(message);
        assertThat(Traces.of(server.data(), List.of(name)))
                .as("names lie in the read models")
                .isNotEmpty();
        assertThat(Traces.of(server.data(), List.of(message)).stream().filter(file -> file.contains("postgres")))
                .as("what is in the event store is sealed")
                .isEmpty();

        Answer gone = canary.rest().delete("/users/me").expect(204);
        String erasure = gone.header("Location");

        awaitStatus(rest, erasure, "deferred");
        assertThat(rest.get(erasure).expect(200).body().path("certificate").isNull())
                .isTrue();
        assertThat(found(officer, meeting)).contains(name).contains(message);

        officer.rest().delete("/holds/" + hold).expect(204);

        awaitStatus(rest, erasure, "erased");
        JsonNode erased = rest.get(erasure).expect(200).body();
        Certificates.assertSigned(erased, canary.userId());
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
        assertThat(found(officer.at(server.rest()), meeting)).contains(called).doesNotContain(traces);
        assertThat(server.rest().get(erasure).expect(200).body()).isEqualTo(erased);
        assertThat(server.log()).doesNotContain(traces);
    }

    /** The address of before is remembered, for who asks about a past day, and has to be forgotten as well. */
    private static Person moved(Person person) {
        String email = "later-" + person.email();
        person.rest()
                .post("/users/me/email", Json.object("email", email, "current_password", person.password()))
                .expect(200);
        return Person.logIn(server.rest(), person.name(), email, person.password());
    }

    @Test
    void aGuestIsErasedByWhoeverAnswersForTheMeeting() {
        RestClient rest = server.rest();
        Person officer = officer(rest);
        String meeting = Meetings.instant(officer, "Guests");
        JsonNode guest = rest.post("/auth/guest", Json.object("meeting_id", meeting, "display_name", name))
                .expect(200)
                .body();
        String token = guest.path("access_token").asString();
        rest.as(token)
                .post("/meetings/" + meeting + "/join", Json.object("display_name", name))
                .expect(200);
        String user = userOf(officer, meeting, name);
        Person other = officer(rest);

        assertRefused(other.rest().post("/erasures", Json.object("user_id", user)), 404, "USER_NOT_FOUND");
        assertRefused(officer.rest().post("/erasures", Json.object("user_id", officer.userId())), 409, "INVALID_STATE");
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
        Person officer = officer(rest);
        Person other = officer(rest);
        Person member = Person.register(rest, "Member");
        String hold = held(officer, officer.userId(), "person");

        assertRefused(member.rest().get("/holds"), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(
                member.rest().post("/holds", request("person", member.userId())), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(other.rest().get("/holds/" + hold), 404, "NOT_FOUND");
        assertRefused(other.rest().delete("/holds/" + hold), 404, "NOT_FOUND");
        assertRefused(other.rest().post("/holds", request("person", officer.userId())), 404, "USER_NOT_FOUND");
        assertRefused(officer.rest().post("/holds", Json.object("kind", "person")), 400, "VALIDATION_FAILED");
        JsonNode listed = officer.rest().get("/holds").expect(200).body();
        assertThat(listed.path("total_count").asInt()).isEqualTo(1);
        assertThat(listed.path("holds").get(0).path("reason").asString()).isEqualTo("Pending litigation");
        officer.rest().delete("/holds/" + hold).expect(204);
        officer.rest().delete("/holds/" + hold).expect(204);
        assertThat(officer.rest()
                        .get("/holds/" + hold)
                        .expect(200)
                        .body()
                        .path("released_at")
                        .isNull())
                .isFalse();
    }

    @Test
    void whatIsHeldIsHeldWithItsRecordings() {
        RestClient rest = server.rest();
        Person officer = officer(rest);
        String meeting = Meetings.schedule(
                officer, Json.object("title", "Recorded", "settings", Json.object("recording_enabled", true)));
        String before = recorded(officer, meeting);
        String hold = held(officer, meeting, "meeting");
        String after = recorded(officer, meeting);

        for (String recording : List.of(before, after)) {
            awaitHeld(officer, recording, true);
            assertRefused(officer.rest().delete(recording), 423, "LEGAL_HOLD");
        }
        officer.rest().delete("/holds/" + hold).expect(204);

        for (String recording : List.of(before, after)) {
            awaitHeld(officer, recording, false);
            officer.rest().delete(recording).expect(204);
        }
    }

    private static String recorded(Person host, String meeting) {
        String recording = host.rest()
                .post("/meetings/" + meeting + "/recordings", Json.object("mode", "cloud"))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        host.rest().post("/recordings/" + recording + "/stop").expect(200);
        return "/recordings/" + recording;
    }

    private static void awaitHeld(Person reader, String recording, boolean held) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> reader.rest()
                                .get(recording)
                                .expect(200)
                                .body()
                                .path("legal_hold")
                                .asBoolean()
                        == held);
    }

    /** Somebody who watches over an organisation of their own. */
    private static Person officer(RestClient rest) {
        Person officer = Person.register(rest, "Officer");
        Operator.of(rest)
                .orElseThrow()
                .rest()
                .patch("/admin/users/" + officer.userId(), Json.object("tenant_role", "compliance"))
                .expect(200);
        return Person.logIn(rest, officer.name(), officer.email(), officer.password());
    }

    /** A meeting to which the canary was invited, in which they were, and in which they sang. */
    private String played(Person host, Person canary) {
        String meeting = Meetings.instant(host, "Played");
        host.rest()
                .post("/meetings/" + meeting + "/participants", Json.object("emails", List.of(canary.email())))
                .expect(201);
        try (Seat hostSeat = Seat.take(host, meeting);
                Seat seat = Seat.take(canary, meeting)) {
            seat.says(message, null);
            hostSeat.reads(message);
        }
        return meeting;
    }

    private static String held(Person officer, String subject, String kind) {
        return officer.rest()
                .post("/holds", request(kind, subject))
                .expect(201)
                .body()
                .path("hold_id")
                .asString();
    }

    private static JsonNode request(String kind, String subject) {
        return Json.object(
                "kind",
                kind,
                "subject_id",
                subject,
                "case_id",
                "2026-17",
                "reason",
                "Pending litigation",
                "review_at",
                "2099-01-15T10:00:00Z");
    }

    /** Everything that the API tells of a meeting. */
    private static String found(Person reader, String meeting) {
        StringBuilder all = new StringBuilder();
        for (String path :
                List.of("", "/participants", "/chat", "/attendance", "/events?after=0", "/history?limit=100")) {
            all.append(
                    reader.rest().get("/meetings/" + meeting + path).expect(200).text());
        }
        return all.append(reader.rest()
                        .get("/meetings/" + meeting + "?as_of_sequence=6")
                        .text())
                .toString();
    }

    private static String userOf(Person reader, String meeting, String name) {
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

    private static void awaitStatus(RestClient rest, String erasure, String status) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Answer answer = rest.get(erasure);
            return answer.status() == 200
                    && answer.body().path("status").asString().equals(status);
        });
    }
}
