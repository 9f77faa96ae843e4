package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is due with recordings comes when it is due, also when the server is killed before: uploads that nobody completes, bins
 * whose time is over, and holds that are stronger than both.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class RecordingDeadlinesIT {
    private static final byte[] BYTES = "what was recorded".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MORE = "and what was never put".getBytes(StandardCharsets.UTF_8);

    private Server server = Server.configured(
            "recording-deadlines",
            Map.of("VIDEOCONF_RECORDINGS_UPLOADDEADLINE", "3s", "VIDEOCONF_RECORDINGS_BIN", "6s"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsDueIsDoneThoughTheServerWasKilledBefore() {
        Person operator = Operator.of(server.rest()).orElseThrow();
        Person admin = Operator.adds(operator, "Adam", "admin");
        Person keeper = Operator.adds(admin, "Kit", "compliance");
        Person owner = Operator.adds(admin, "Olive", "member");
        Footage nothing = Footage.stopped(owner, recorded(owner), true);
        Footage half = Footage.stopped(owner, recorded(owner), true);
        half.send(1, BYTES);
        half.reserve(2, MORE);
        Footage binned = complete(owner, recorded(owner));
        binned.delete();
        String meeting = recorded(owner);
        Footage held = complete(owner, meeting);
        held.delete();
        String hold = holdMeeting(keeper, meeting);
        held.awaitFact("recording_held");

        server.kill();
        server = server.again("recording-deadlines");

        assertFailed(nothing.at(server.rest()));
        assertHalf(half.at(server.rest()));
        assertDisposed(binned.at(server.rest()));
        assertThat(binned.objects(server)).isEmpty();
        assertThat(half.objects(server)).isNotEmpty();
        assertKept(held.at(server.rest()), keeper.at(server.rest()), hold);
    }

    private static void assertFailed(Footage nothing) {
        JsonNode failed = nothing.settled();
        assertThat(failed.path("processing_status").asString()).isEqualTo("failed");
        assertThat(failed.path("failure_reason").asString()).isEqualTo("nothing was uploaded before the deadline");
    }

    private static void assertHalf(Footage half) {
        JsonNode done = half.settled();
        assertThat(done.path("processing_status").asString()).as("%s", done).isEqualTo("completed");
        assertThat(done.path("missing_ranges")).isEqualTo(Json.read("[{\"from\":2,\"to\":2}]"));
        assertThat(done.path("sha256").asString()).isEqualTo(Digests.sha256(BYTES));
        assertThat(half.download()).isEqualTo(BYTES);
    }

    private static void assertDisposed(Footage binned) {
        JsonNode disposed = binned.awaitFact("recording_disposed").path("data");
        assertThat(disposed.path("sha256").asString()).isEqualTo(Digests.sha256(BYTES));
        assertThat(disposed.path("file_size_bytes").asInt()).isEqualTo(BYTES.length);
        assertThat(disposed.path("objects").asInt()).isPositive();
        assertThat(binned.life()).containsSubsequence("recording_deleted", "disposal_begun", "recording_disposed");
        assertRefused(binned.restoring(), 410, "RECORDING_DELETED");
    }

    /** Its time comes while it is held, and is put off; when the last hold is lifted it is disposed of. */
    private static void assertKept(Footage held, Person keeper, String hold) {
        held.awaitFact("disposal_postponed");
        assertThat(held.life()).doesNotContain("disposal_begun");
        keeper.rest().delete("/holds/" + hold).expect(204);
        JsonNode disposed = held.awaitFact("recording_disposed").path("data");
        assertThat(disposed.path("sha256").asString()).isEqualTo(Digests.sha256(BYTES));
    }

    private static Footage complete(Person owner, String meeting) {
        Footage footage = Footage.stopped(owner, meeting, true);
        footage.send(1, BYTES);
        footage.complete().expect(200);
        assertThat(footage.settled().path("processing_status").asString()).isEqualTo("completed");
        return footage;
    }

    private static String recorded(Person host) {
        return Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
    }

    private static String holdMeeting(Person keeper, String meeting) {
        ObjectNode hold = Json.object(
                "kind", "meeting",
                "subject_id", meeting,
                "case_id", "case-7",
                "reason", "a court asks",
                "review_at", "2030-01-01T00:00:00Z");
        return keeper.rest()
                .post("/holds", hold)
                .expect(201)
                .body()
                .path("hold_id")
                .asString();
    }
}
