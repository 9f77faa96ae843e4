package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.List;
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
            List<JsonNode> answers = MeetingLog.of(host.rest(), meeting).of("recording_consent_answered");
            assertThat(answers).hasSize(2);
            assertThat(answers.getFirst().path("timestamp").asString()).endsWith("Z");
        }
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
