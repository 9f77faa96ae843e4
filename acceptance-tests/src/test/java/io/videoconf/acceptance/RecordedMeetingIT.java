package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people in a meeting are told of its recording, what they say to it, and what its settings do. */
@ExtendWith(SharedServer.class)
class RecordedMeetingIT {
    private final RestClient rest;
    private final Person host;

    RecordedMeetingIT(RestClient rest) {
        this.rest = rest;
        this.host = Person.register(rest, "Rita");
    }

    @Test
    void everybodyIsToldAndSaysWhetherTheyAgree() {
        String meeting = recorded(false);
        Person guest = Person.register(rest, "Gus");
        try (Seat first = Seat.take(host, meeting);
                Seat second = Seat.take(guest, meeting)) {
            String id = host.rest()
                    .post("/meetings/" + meeting + "/recordings", Json.object("mode", "cloud"))
                    .expect(201)
                    .body()
                    .path("recording_id")
                    .asString();
            second.socket()
                    .await(
                            "recording_started",
                            body -> id.equals(body.path("recording_id").asString()));
            second.does("recording_consent", "recording_id", id, "consent", true);
            JsonNode told = first.sees("recording_consent", second).body();
            assertThat(told.path("consent").asBoolean()).isTrue();
            Person late = Person.register(rest, "Lara");
            try (Seat third = Seat.take(late, meeting)) {
                JsonNode joined =
                        third.socket().await("meeting_joined", _ -> true).body();
                assertThat(joined.path("meeting_info")
                                .path("active_recordings")
                                .path(0)
                                .path("recording_id")
                                .asString())
                        .isEqualTo(id);
                String consent = "/meetings/" + meeting + "/recordings/" + id + "/consent";
                late.rest().post(consent, Json.object("consent", false)).expect(204);
                first.sees("recording_consent", third);
                assertRefused(late.rest().post(consent, Json.object()), 400, "VALIDATION_FAILED");
                Person stranger = Person.register(rest, "Sam");
                assertRefused(stranger.rest().post(consent, Json.object("consent", true)), 404, "MEETING_NOT_FOUND");
            }
            for (String what : List.of("pause", "resume")) {
                host.rest().post("/recordings/" + id + "/" + what).expect(200);
                assertTold(second, "recording_" + what + "d", id);
            }
            host.rest().post("/recordings/" + id + "/stop").expect(200);
            second.socket()
                    .await(
                            "recording_stopped",
                            body -> id.equals(body.path("recording_id").asString()));
            JsonNode stopped = MeetingLog.of(host.rest(), meeting)
                    .of("recording_stopped")
                    .getFirst()
                    .path("data");
            assertThat(stopped.path("cause").asString()).isEqualTo("stopped");
            assertThat(stopped.path("stopped_by").asString()).isEqualTo(first.participantId());
            List<JsonNode> answers = MeetingLog.of(host.rest(), meeting).of("recording_consent_answered");
            assertThat(answers).hasSize(2);
            assertThat(answers.getFirst().path("timestamp").asString()).endsWith("Z");
        }
    }

    /** What has no event of its own comes as it is in the log. */
    private static void assertTold(Seat seat, String type, String recording) {
        JsonNode told = seat.socket()
                .await("meeting_event", body -> type.equals(body.path("type").asString()))
                .body();
        assertThat(told.at("/data/recording_id").asString()).isEqualTo(recording);
    }

    @Test
    void whatIsSetToBeRecordedIsAndEndsWithTheMeeting() {
        String meeting = recorded(true);
        List<JsonNode> started = MeetingLog.of(host.rest(), meeting).of("recording_started");
        assertThat(started).singleElement().satisfies(fact -> {
            assertThat(fact.path("sequence").asLong()).isEqualTo(3);
            assertThat(fact.path("data").path("started_by").isNull()).isTrue();
        });
        JsonNode row = await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> rows(meeting).path(0), each -> !each.isMissingNode());
        assertThat(row.path("processing_status").asString()).isEqualTo("recording");
        assertThat(row.path("private").asBoolean()).isTrue();
        host.rest().post("/meetings/" + meeting + "/end").expect(200);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> "uploading"
                        .equals(rows(meeting).path(0).path("processing_status").asString()));
        JsonNode stopped =
                MeetingLog.of(host.rest(), meeting).of("recording_stopped").getFirst();
        assertThat(stopped.path("data").path("cause").asString()).isEqualTo("meeting_ended");
        assertThat(stopped.path("data").path("stopped_by").asString(""))
                .as("who ended the meeting")
                .isEqualTo(owner(meeting));
        assertUploadedAfterwards(Footage.of(host, row.path("recording_id").asString()));
    }

    /** The participant that the owner is from the beginning. */
    private String owner(String meeting) {
        return MeetingLog.of(host.rest(), meeting)
                .of("meeting_scheduled")
                .getFirst()
                .path("data")
                .path("owner_participant_id")
                .asString();
    }

    /** A recorder that was not done when the meeting ended brings its parts afterwards. */
    private static void assertUploadedAfterwards(Footage footage) {
        byte[] bytes = "what was recorded".getBytes(StandardCharsets.UTF_8);
        footage.send(2, Arrays.copyOfRange(bytes, 9, bytes.length));
        footage.send(1, Arrays.copyOf(bytes, 9));
        footage.complete().expect(200);
        assertThat(footage.settled().path("sha256").asString()).isEqualTo(Digests.sha256(bytes));
        assertThat(footage.download()).isEqualTo(bytes);
    }

    @Test
    void whatIsEncryptedEndToEndIsRecordedByWhoIsInItOnly() {
        String meeting = Meetings.schedule(
                host,
                Json.object(
                        "title", "Secret", "settings", Json.object("recording_enabled", true, "encryption", "e2ee")));
        String path = "/meetings/" + meeting + "/recordings";
        assertRefused(host.rest().post(path, Json.object("mode", "cloud")), 409, "INVALID_STATE");
        host.rest().post(path, Json.object("mode", "local")).expect(201);
    }

    @Test
    void aListIsWalkedTwoAtATimeAndFiltered() {
        String meeting = recorded(false);
        List<String> made = Stream.generate(
                        () -> Footage.stopped(host, meeting, true).id())
                .limit(3)
                .toList();
        String path = "/recordings?status=uploading&mode=cloud&limit=2&meeting_id=" + meeting;
        JsonNode first = host.rest().get(path).expect(200).body();
        assertThat(ids(first)).containsExactly(made.get(2), made.get(1));
        assertThat(first.path("total_count").asInt()).isEqualTo(3);
        assertThat(first.path("has_more").asBoolean()).isTrue();
        JsonNode second = host.rest()
                .get(path + "&cursor=" + first.path("next_cursor").asString())
                .expect(200)
                .body();
        assertThat(ids(second)).containsExactly(made.getFirst());
        assertThat(second.path("has_more").asBoolean(true)).isFalse();
        assertThat(ids(host.rest()
                        .get("/recordings?status=completed&meeting_id=" + meeting)
                        .expect(200)
                        .body()))
                .isEmpty();
        assertRefused(host.rest().get("/recordings?status=nonsense"), 400, "VALIDATION_FAILED");
    }

    @Test
    void aListIsOfATime() {
        String meeting = recorded(false);
        List<String> made = Stream.generate(
                        () -> Footage.stopped(host, meeting, true).id())
                .limit(3)
                .toList();
        List<String> times = made.stream().map(this::createdAt).toList();
        assertThat(listed(meeting, "&from=" + times.get(1))).containsExactly(made.get(2), made.get(1));
        assertThat(listed(meeting, "&to=" + times.get(1))).containsExactly(made.getFirst());
        assertThat(listed(meeting, "&from=" + times.get(1) + "&to=" + times.get(2)))
                .containsExactly(made.get(1));
        assertThat(listed(meeting, "&from=2099-01-15T10:00:00Z")).isEmpty();
        assertRefused(host.rest().get("/recordings?from=yesterday"), 400, "VALIDATION_FAILED");
    }

    private String createdAt(String recording) {
        return Footage.of(host, recording).look().path("created_at").asString();
    }

    private List<String> listed(String meeting, String filter) {
        JsonNode page = host.rest()
                .get("/recordings?meeting_id=" + meeting + filter)
                .expect(200)
                .body();
        List<String> ids = ids(page);
        assertThat(page.path("total_count").asInt()).isEqualTo(ids.size());
        return ids;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("recordings")
                .valueStream()
                .map(each -> each.path("recording_id").asString())
                .toList();
    }

    private JsonNode rows(String meeting) {
        return host.rest()
                .get("/recordings?meeting_id=" + meeting)
                .expect(200)
                .body()
                .path("recordings");
    }

    private String recorded(boolean automatically) {
        return Meetings.schedule(
                host,
                Json.object(
                        "title",
                        "Filmed",
                        "settings",
                        Json.object("recording_enabled", true, "auto_record", automatically)));
    }
}
