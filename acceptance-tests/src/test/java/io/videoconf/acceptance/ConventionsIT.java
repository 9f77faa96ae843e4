package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What holds on every route: request ids, versions of things, keys against repetition, lists, API versions. */
@ExtendWith(SharedServer.class)
class ConventionsIT {
    private final RestClient rest;
    private final Person host;

    ConventionsIT(RestClient rest) {
        this.rest = rest;
        this.host = Person.register(rest, "Host");
    }

    @Test
    void aScheduledMeetingCanBeReadListedAndFoundByNumber() {
        Answer created =
                host.rest().post("/meetings", Meetings.tomorrow("Standup")).expect(201);
        JsonNode made = created.body();
        String id = made.path("meeting_id").asString();
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(made.path("meeting_number").asString()).matches("\\d{3}-\\d{3}-\\d{3}");
        assertThat(made.path("join_url").asString()).endsWith("/join/" + id);
        assertThat(made.path("host_user_id").asString()).isEqualTo(host.userId());
        assertThat(created.header("Location")).endsWith("/meetings/" + id);
        Answer read = host.rest().get("/meetings/" + id).expect(200);
        assertThat(created.header("ETag")).isEqualTo(read.header("ETag"));
        made.propertyStream()
                .forEach(each -> assertThat(read.body().path(each.getKey()))
                        .as(each.getKey())
                        .isEqualTo(each.getValue()));
        assertThat(host.rest()
                        .get("/meetings/by-number/"
                                + made.path("meeting_number").asString())
                        .expect(200)
                        .body())
                .isEqualTo(read.body());
        JsonNode rows = host.rest()
                .get("/users/me/meetings?status=scheduled")
                .expect(200)
                .body();
        assertThat(rows.path("total_count").asInt()).isEqualTo(1);
        assertThat(rows.path("meetings").get(0).path("meeting_id").asString()).isEqualTo(id);
        assertThat(rows.path("meetings").get(0).propertyNames())
                .contains("meeting_id", "title", "scheduled_start_time", "status", "participant_count", "role");
        assertThat(host.rest()
                        .get("/users/me/meetings?status=ended")
                        .expect(200)
                        .body()
                        .path("meetings"))
                .isEmpty();
    }

    @Test
    void anInstantMeetingIsActiveAtOnceAndItsPasswordIsNeverShown() {
        JsonNode request = Json.object(
                "title", "Now", "settings", Json.object("require_password", true, "password", "s3cret-word"));
        String id = Meetings.schedule(host, request);
        Answer read = host.rest().get("/meetings/" + id).expect(200);
        assertThat(read.body().path("status").asString()).isEqualTo("active");
        assertThat(read.body().path("settings").path("require_password").asBoolean())
                .isTrue();
        String everything = read.text()
                + MeetingLog.of(host.rest(), id).events()
                + host.rest().get("/meetings/" + id + "/history").expect(200).text();
        assertThat(everything).doesNotContain("s3cret-word");
        Person guest = Person.register(rest, "Guest");
        JsonNode without = Json.object("display_name", "Guest");
        assertRefused(guest.rest().post("/meetings/" + id + "/join", without), 403, "INVALID_PASSWORD");
        JsonNode with = Json.object("display_name", "Guest", "password", "s3cret-word");
        guest.rest().post("/meetings/" + id + "/join", with).expect(200);
    }

    @Test
    void aRequestIdIsTakenOrMade() {
        Answer taken = host.rest().get("/users/me", "X-Request-Id", "my-request-17");
        assertThat(taken.header("X-Request-Id")).isEqualTo("my-request-17");
        Answer written = host.rest()
                .post("/meetings", Json.object("title", "Traced"), "X-Request-Id", "my-request-18")
                .expect(201);
        JsonNode history = host.rest()
                .get("/meetings/" + written.body().path("meeting_id").asString() + "/history")
                .expect(200)
                .body();
        assertThat(history.path("history"))
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each.path("request_id").asString()).isEqualTo("my-request-18"));
        Answer hostile = host.rest().get("/users/me", "X-Request-Id", "x".repeat(5000));
        assertThat(hostile.status()).isIn(200, 400);
        assertThat(hostile.header("X-Request-Id")).hasSizeLessThan(300);
    }

    @Test
    void aWriteAgainstAnOldVersionChangesNothing() {
        String id = Meetings.schedule(host, Meetings.tomorrow("First"));
        String old = host.rest().get("/meetings/" + id).expect(200).header("ETag");
        Answer changed = host.rest()
                .patch("/meetings/" + id, Json.object("title", "Second"), "If-Match", old)
                .expect(200);
        assertThat(changed.header("ETag")).isNotEqualTo(old);
        MeetingLog before = MeetingLog.of(host.rest(), id);
        for (String stale : List.of(old, "\"999\"", "\"nonsense\"")) {
            assertRefused(
                    host.rest().patch("/meetings/" + id, Json.object("title", "Third"), "If-Match", stale),
                    412,
                    "VERSION_CONFLICT");
            assertRefused(host.rest().post("/meetings/" + id + "/start", "If-Match", stale), 412, "VERSION_CONFLICT");
            assertRefused(host.rest().delete("/meetings/" + id, "If-Match", stale), 412, "VERSION_CONFLICT");
        }
        assertThat(MeetingLog.of(host.rest(), id)).isEqualTo(before);
        assertThat(host.rest().get("/meetings/" + id).expect(200).body()).isEqualTo(changed.body());
        host.rest()
                .patch("/meetings/" + id, Json.object("title", "Any"), "If-Match", "*")
                .expect(200);
    }

    @Test
    void aRepeatedKeyGivesTheFirstAnswerAgainAndDoesNothing() {
        String key = UUID.randomUUID().toString();
        JsonNode request = Meetings.tomorrow("Once");
        Answer first =
                host.rest().post("/meetings", request, "Idempotency-Key", key).expect(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        Answer second = host.rest().post("/meetings", request, "Idempotency-Key", key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertRefused(
                host.rest().post("/meetings", Meetings.tomorrow("Other"), "Idempotency-Key", key),
                422,
                "IDEMPOTENCY_CONFLICT");
        assertThat(host.rest()
                        .get("/users/me/meetings")
                        .expect(200)
                        .body()
                        .path("total_count")
                        .asInt())
                .isEqualTo(1);
        Person other = Person.register(rest, "Other");
        other.rest()
                .post("/meetings", Meetings.tomorrow("Mine"), "Idempotency-Key", key)
                .expect(201);
    }

    @Test
    void aRepeatedKeyRepeatsARefusalOfTheDomainToo() {
        String id = Meetings.schedule(host, Meetings.tomorrow("Cancelled"));
        Answer cancelled = host.rest().delete("/meetings/" + id);
        assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(204);
        String key = UUID.randomUUID().toString();
        Answer first = host.rest().post("/meetings/" + id + "/start", "Idempotency-Key", key);
        assertThat(first.status()).as("%s", first).isIn(409, 410);
        Answer second = host.rest().post("/meetings/" + id + "/start", "Idempotency-Key", key);
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.code()).isEqualTo(first.code());
    }

    @Test
    void listsArePagedByOffsetAndByCursor() {
        for (int i = 1; i <= 5; i++) {
            Meetings.schedule(host, Meetings.tomorrow("Number " + i));
        }
        List<String> byOffset = new ArrayList<>();
        for (int offset = 0; offset < 5; offset += 2) {
            JsonNode page = host.rest()
                    .get("/users/me/meetings?limit=2&offset=" + offset)
                    .expect(200)
                    .body();
            assertThat(page.path("total_count").asInt()).isEqualTo(5);
            assertThat(page.path("has_more").asBoolean()).isEqualTo(offset + 2 < 5);
            page.path("meetings")
                    .forEach(row -> byOffset.add(row.path("meeting_id").asString()));
        }
        List<String> byCursor = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = host.rest()
                    .get("/users/me/meetings?limit=2" + cursor)
                    .expect(200)
                    .body();
            page.path("meetings")
                    .forEach(row -> byCursor.add(row.path("meeting_id").asString()));
            cursor = page.path("has_more").asBoolean()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(byOffset).doesNotHaveDuplicates().hasSize(5);
        assertThat(byCursor).isEqualTo(byOffset);
    }

    @Test
    void aVersionInThePathOrInTheMediaTypeIsTheSame() {
        String id = Meetings.schedule(host, Meetings.tomorrow("Versions"));
        JsonNode byPath = host.rest().get("/api/v1/meetings/" + id).expect(200).body();
        String v1 = "application/vnd.videoconf.v1+json";
        assertThat(host.rest()
                        .get("/api/meetings/" + id, "Accept", v1)
                        .expect(200)
                        .body())
                .isEqualTo(byPath);
        assertRefused(host.rest().get("/api/v9/meetings/" + id), 406, "UNSUPPORTED_VERSION");
        assertRefused(
                host.rest().get("/api/meetings/" + id, "Accept", "application/vnd.videoconf.v9+json"),
                406,
                "UNSUPPORTED_VERSION");
    }

    @Test
    void healthAndDescriptionAreOpenToAll() {
        assertThat(rest.get("/health").expect(200).body().path("status").asString())
                .isEqualTo("UP");
        rest.get("/health/liveness").expect(200);
        rest.get("/health/readiness").expect(200);
        JsonNode description = rest.get("/docs/openapi.json").expect(200).body();
        assertThat(description.path("openapi").asString()).startsWith("3.1");
        assertThat(description.path("paths").propertyNames())
                .anyMatch(path -> path.endsWith("/meetings"))
                .anyMatch(path -> path.endsWith("/auth/login"));
    }
}
