package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who watches over an organisation says what for before they are told of a recording or try a policy, and is in the audit. */
@ExtendWith(SharedServer.class)
class InspectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PURPOSE = "X-Purpose";

    private final Person watcher;
    private final Person member;
    private final Person stranger;

    InspectionIT(RestClient rest) {
        Officer officer = Officer.of(rest);
        watcher = officer.person();
        member = officer.adds("Max");
        stranger = Person.register(rest, "Ute");
    }

    private List<JsonNode> lines(String type) {
        List<JsonNode> lines = new ArrayList<>();
        watcher.rest()
                .get("/audit?limit=100&type=" + type, PURPOSE, "a test")
                .expect(200)
                .body()
                .path("audit")
                .forEach(lines::add);
        return lines;
    }

    private List<String> purposes(String type) {
        return lines(type).stream()
                .map(line -> line.at("/data/purpose").asString())
                .toList();
    }

    private void awaitInspected(String... purposes) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(purposes("recording_inspected")).containsExactly(purposes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/access?email=ann@example.org"})
    void whatHappenedToARecordingOfOthersIsReadForAPurpose(String part) {
        String meeting = Meetings.recorded(member);
        Footage footage = Footage.stopped(member, meeting, true);
        String path = footage.path() + part;
        assertThat(watcher.rest().get(path).expect(400).text()).contains(PURPOSE);
        watcher.rest().get(path, PURPOSE, "no").expect(400);
        assertThat(purposes("recording_inspected")).isEmpty();

        watcher.rest().get(path, PURPOSE, "a question").expect(200);

        awaitInspected("a question");
        JsonNode kept = lines("recording_inspected").getFirst();
        assertThat(kept.path("kind").asString()).isEqualTo("recording");
        assertThat(kept.path("stream_id").asString()).isEqualTo(footage.id());
        assertThat(kept.path("meeting_id").asString()).isEqualTo(meeting);
        assertThat(kept.at("/actor/user_id").asString()).isEqualTo(watcher.userId());
        // Its owner needs none, and who has no business with it does not come in with one.
        member.rest().get(path).expect(200);
        stranger.rest().get(path, PURPOSE, "curiosity").expect(404);
        awaitInspected("a question");
    }

    @Test
    void whoOwnsARecordingInOfficeNeedsNoPurpose() {
        Footage footage = Footage.stopped(watcher, Meetings.recorded(watcher), true);
        watcher.rest().get(footage.path() + "/events").expect(200);
        watcher.rest().get(footage.path() + "/access?email=ann@example.org").expect(200);
    }

    /** From the first fact to the last, as it comes: it is on record once, however often the stream asks. */
    @Test
    void aRecordingOfOthersIsFollowedForAPurpose() {
        Footage footage = Footage.stopped(member, Meetings.recorded(member), true);
        String path = footage.path() + "/events";
        try (EventStream unsaid = EventStream.at(watcher, path)) {
            assertThat(unsaid.response().statusCode()).isEqualTo(400);
        }
        try (EventStream stream = EventStream.at(watcher, path, PURPOSE, "a question as it goes")) {
            await().atMost(PATIENCE).until(() -> told(stream).contains("capture_closed"));
            member.rest().patch(footage.path(), Json.object("title", "Another")).expect(200);
            await().atMost(PATIENCE).until(() -> told(stream).contains("recording_changed"));
        }
        awaitInspected("a question as it goes");
    }

    private static List<String> told(EventStream stream) {
        return stream.frames().stream().map(EventStream.Frame::event).toList();
    }

    @Test
    void aRecordingOfAnotherOrganisationIsNotThereAndTheAttemptIsTheReaders() {
        Footage footage = Footage.stopped(stranger, Meetings.recorded(stranger), true);
        assertRefused(
                watcher.rest().get(footage.path() + "/events", PURPOSE, "over the fence"), 404, "RECORDING_NOT_FOUND");
        awaitInspected("over the fence");
        assertThat(lines("recording_inspected").getFirst().path("meeting_id").isNull())
                .as("a meeting of others is told to nobody")
                .isTrue();
    }

    @Test
    void aPolicyIsTriedForAPurpose() {
        ObjectNode trial = Json.object("policy", Json.object());
        assertThat(watcher.rest().post("/what-if", trial).expect(400).text()).contains(PURPOSE);
        watcher.rest().post("/what-if", trial, PURPOSE, "a longer grace").expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(purposes("audit_read")).contains("a longer grace"));
        member.rest().post("/what-if", trial, PURPOSE, "curiosity").expect(403);
        assertThat(purposes("audit_read")).doesNotContain("curiosity");
    }
}
