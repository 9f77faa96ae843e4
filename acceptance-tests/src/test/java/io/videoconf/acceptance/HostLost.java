package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * The host's connection is lost for good while it is recorded: on their machine it is over with their place in the meeting, in the
 * cloud it goes on with the meeting, and says of the end that it came for want of a host. Waits the minute that places are kept.
 */
final class HostLost {
    private static final Duration LATE = Duration.ofSeconds(100);

    private final Person host;
    private final Person guest;

    HostLost(RestClient rest) {
        host = Person.register(rest, "Hanna");
        guest = Person.register(rest, "Gus");
    }

    void whatTheHostRecordedEndsWithTheirPlaceAndTheCloudWithTheMeeting() {
        String local = meeting("continue");
        String cloud = meeting("end_after");
        try (Seat chair = Seat.take(host, local);
                Seat seat = Seat.take(guest, local);
                Seat other = Seat.take(guest, cloud);
                Seat hosting = Seat.take(host, cloud)) {
            String here = start(local, "local");
            String there = start(cloud, "cloud");
            JsonNode said = seat.socket().await("recording_started").body();
            assertThat(said.path("recording_id").asString()).isEqualTo(here);

            chair.close();
            hosting.close();

            other.socket().await("host_grace_started");
            await().atMost(LATE)
                    .until(() -> MeetingLog.of(host.rest(), cloud).types().contains("host_absence_began"));
            assertThat(look(there)).as("the host's grace is over").isEqualTo("recording");
            assertHostLost(local, here);
            assertHostLost(cloud, there);
            for (Seat each : new Seat[] {seat, other}) {
                JsonNode stopped = each.socket().await("recording_stopped").body();
                assertThat(stopped.path("cause").asString()).isEqualTo("host_lost");
            }
            MeetingLog log = MeetingLog.of(host.rest(), cloud);
            assertThat(log.types()).containsSubsequence("host_absence_began", "recording_stopped", "meeting_ended");
            assertThat(log.of("meeting_ended").getFirst().at("/data/cause").asString())
                    .isEqualTo("host_absent");
            assertThat(MeetingLog.of(host.rest(), local).types())
                    .containsSubsequence("host_absence_began", "recording_stopped", "participant_left")
                    .doesNotContain("meeting_ended");
            await().atMost(LATE).until(() -> look(there), "uploading"::equals);
        }
    }

    /** That nobody stopped it, and why it is over. */
    private void assertHostLost(String meeting, String recording) {
        JsonNode stopped = await().atMost(LATE)
                .until(
                        () -> MeetingLog.of(host.rest(), meeting).of("recording_stopped").stream()
                                .findFirst()
                                .orElseGet(() -> Json.read("")),
                        fact -> !fact.isMissingNode())
                .path("data");
        assertThat(stopped.path("recording_id").asString()).isEqualTo(recording);
        assertThat(stopped.path("cause").asString()).isEqualTo("host_lost");
        assertThat(stopped.path("stopped_by").isNull()).isTrue();
    }

    private String look(String recording) {
        return host.rest()
                .get("/recordings/" + recording)
                .expect(200)
                .body()
                .path("processing_status")
                .asString();
    }

    private String start(String meeting, String mode) {
        return host.rest()
                .post("/meetings/" + meeting + "/recordings", Json.object("mode", mode))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
    }

    /** One that ends a minute after its host is lost, or goes on without. */
    private String meeting(String policy) {
        return Meetings.schedule(
                host,
                Json.object(
                        "title",
                        "Filmed",
                        "settings",
                        Json.object(
                                "recording_enabled",
                                true,
                                "host_grace_seconds",
                                1,
                                "host_absent_policy",
                                policy,
                                "host_absent_end_after_minutes",
                                1)));
    }
}
