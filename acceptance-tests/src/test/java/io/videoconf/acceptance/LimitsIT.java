package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** What an account, and what an address, may ask for in an hour. */
@ExtendWith(SharedServer.class)
class LimitsIT {
    private static final int CLIENTS = 32;

    private final RestClient rest;

    LimitsIT(RestClient rest) {
        this.rest = rest;
    }

    private Person limited(String name) {
        return Allowances.limited(rest, name)
                .orElseThrow(
                        () -> new TestAbortedException("the server was started by somebody else, with other limits"));
    }

    private static int number(Answer answer, String header) {
        return Integer.parseInt(answer.header(header));
    }

    private static List<Integer> together(Callable<List<Integer>> client) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<List<Integer>> each : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
                statuses.addAll(each.get());
            }
        }
        return statuses;
    }

    @Test
    void thirtyTwoClientsTogetherGetWhatThereIsAndNoMore() throws Exception {
        Person person = limited("Lina");
        List<Integer> statuses = together(
                () -> Stream.generate(() -> person.rest().get("/users/me").status())
                        .limit(20)
                        .toList());

        assertThat(statuses).containsOnly(200, 429);
        // Two come back while that takes the longest that it can.
        assertThat(Collections.frequency(statuses, 200)).isBetween(Allowances.CALLS, Allowances.CALLS * 101 / 100);
        Answer refused = person.rest().get("/users/me");
        assertRefused(refused, 429, "RATE_LIMIT_EXCEEDED");
        assertThat(number(refused, "X-RateLimit-Limit")).isEqualTo(Allowances.CALLS);
        assertThat(number(refused, "X-RateLimit-Remaining")).isZero();
        assertThat(number(refused, "Retry-After")).isBetween(1, 9);
        assertThat(refused.header("X-RateLimit-Retry-After")).isEqualTo(refused.header("Retry-After"));
        long now = Instant.now().getEpochSecond();
        assertThat(Long.parseLong(refused.header("X-RateLimit-Reset"))).isBetween(now + 3_500, now + 3_605);
        assertThat(Allowances.of(person.rest(), "api_calls").path("remaining").asInt())
                .as("asking for it is free")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aQuotaOfMeetingsIsForThoseThatAreMade() {
        Person person = limited("Mona");
        JsonNode request = Meetings.tomorrow("Counted");
        Answer first = person.rest()
                .post("/meetings", request, "Idempotency-Key", "counted-1")
                .expect(201);
        assertThat(number(first, "X-RateLimit-Limit")).as("the quota decides").isEqualTo(Allowances.CREATIONS);
        assertThat(number(first, "X-RateLimit-Remaining")).isEqualTo(Allowances.CREATIONS - 1);
        person.rest().post("/meetings", Json.object("title", "")).expect(400);
        Answer again = person.rest()
                .post("/meetings", request, "Idempotency-Key", "counted-1")
                .expect(201);
        assertThat(number(again, "X-RateLimit-Remaining"))
                .as("neither what is refused nor a repeat counts")
                .isEqualTo(Allowances.CREATIONS - 1);

        for (int i = 1; i < Allowances.CREATIONS; i++) {
            Meetings.instant(person, "Counted " + i);
        }
        Answer over = person.rest().post("/meetings", request, "Idempotency-Key", "counted-2");
        assertRefused(over, 429, "QUOTA_EXCEEDED");
        assertThat(number(over, "Retry-After")).isBetween(1_000, 1_200);
        Answer repeated = person.rest()
                .post("/meetings", request, "Idempotency-Key", "counted-1")
                .expect(201);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(number(person.rest().get("/users/me").expect(200), "X-RateLimit-Limit"))
                .as("other calls go on")
                .isEqualTo(Allowances.CALLS);
    }

    @Test
    void aQuotaOfDownloadsIsForTheBytesWhateverTheyAreAskedForAs() {
        Person person = limited("Dora");
        String meeting = Meetings.schedule(
                person, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        Footage footage = Footage.stopped(person, meeting, true);
        footage.send(1, Footage.film());
        footage.complete().expect(200);
        JsonNode media = footage.settled().path("media");
        String download = footage.path() + "/download";
        Answer first = person.rest().get(download).expect(302);
        assertThat(number(first, "X-RateLimit-Limit")).isEqualTo(Allowances.DOWNLOADS);
        person.rest()
                .get(media.path("seekable_url").asString().replace("/api/v1", ""))
                .expect(302);
        for (String more : List.of(download, download + "?seekable=true")) {
            Answer over = person.rest().get(more);
            assertRefused(over, 429, "QUOTA_EXCEEDED");
            assertThat(number(over, "Retry-After")).isPositive();
        }
        assertThat(footage.life().stream().filter("recording_downloaded"::equals))
                .as("what was refused is no download")
                .hasSize(Allowances.DOWNLOADS);
    }

    /** Else one invites oneself; and whoever opens one takes nothing from anybody, so nobody can use up another's. */
    @Test
    void whoInvitesGivesADownloadAwayAndWhoOpensTakesNone() {
        Person person = limited("Dina");
        String meeting = Meetings.schedule(
                person, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        Footage footage = Footage.stopped(person, meeting, false);
        footage.send(1, new byte[] {1, 2, 3});
        footage.complete().expect(200);
        footage.settled();
        JsonNode guest = Json.object("email", "ann@example.org");
        List<String> secrets = new ArrayList<>();
        for (int number = 0; number < Allowances.DOWNLOADS; number++) {
            Answer invited = person.rest().post(footage.path() + "/invitations", guest);
            secrets.add(invited.expect(201).body().path("secret").asString());
        }
        assertRefused(person.rest().post(footage.path() + "/invitations", guest), 429, "QUOTA_EXCEEDED");
        assertRefused(person.rest().get(footage.path() + "/download"), 429, "QUOTA_EXCEEDED");
        secrets.forEach(secret -> rest.anonymous()
                .post("/recordings/invitations/open", Json.object("secret", secret))
                .expect(200));
        assertThat(footage.life().stream().filter("viewer_invited"::equals)).hasSize(Allowances.DOWNLOADS);
    }

    @Test
    void everyAnswerCarriesALimitAndForbidsBrowsersMischief() {
        Person person = limited("Nora");
        List<Answer> answers = List.of(
                person.rest().get("/users/me").expect(200),
                person.rest().get("/nothing").expect(404),
                person.rest().get("/api/v7/users/me").expect(406),
                rest.get("/users/me").expect(401),
                rest.as("no.token.atall").get("/users/me").expect(401),
                rest.post("/auth/login", Json.object("email", "nobody@example.org"))
                        .expect(400),
                rest.get("/.well-known/jwks.json").expect(200),
                rest.get("/health").expect(200));
        for (Answer answer : answers) {
            assertThat(number(answer, "X-RateLimit-Limit"))
                    .as(answer.toString())
                    .isPositive();
            assertThat(number(answer, "X-RateLimit-Remaining")).isNotNegative();
            assertThat(Long.parseLong(answer.header("X-RateLimit-Reset")))
                    .isGreaterThanOrEqualTo(Instant.now().getEpochSecond() - 1);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        }
    }

    @Test
    void anotherAccountTypeCountsAtOnceAndWhatWasUsedStaysUsed() {
        Person person = limited("Olof");
        Meetings.instant(person, "Small");
        Person operator = Operator.of(rest).orElseThrow();
        operator.rest()
                .patch("/admin/users/" + person.userId(), Json.object("account_type", "enterprise"))
                .expect(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> person.rest()
                        .get("/rate-limits")
                        .expect(200)
                        .body()
                        .path("account_type")
                        .asString()
                        .equals("enterprise"));
        JsonNode creations = Allowances.of(person.rest(), "meeting_creations");
        assertThat(creations.path("limit").asInt()).isEqualTo(1_000);
        assertThat(creations.path("used").asInt()).isLessThanOrEqualTo(1);
        assertThat(Allowances.of(person.rest(), "recording_downloads")
                        .path("limit")
                        .isNull())
                .as("as many as one likes")
                .isTrue();
    }
}
