package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A recording that is held outlives its owner's account, and goes after it when the hold is lifted. */
@ExtendWith(SharedServer.class)
class HeldRecordingIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Officer officer;
    private final Person owner;

    HeldRecordingIT(RestClient rest) {
        officer = Officer.of(rest);
        owner = officer.adds("Olive");
    }

    @Test
    void whoseAccountIsClosedLeavesWhatIsHeldUntilItIsReleased() {
        String meeting = Meetings.recorded(owner);
        Footage held = Footage.finished(owner, meeting);
        Footage free = Footage.finished(owner, meeting);
        String digest = held.look().path("sha256").asString();
        officer.rest()
                .post(
                        held.path() + "/holds",
                        Json.object("hold_id", "h", "case_id", "2026-17", "reason", "Pending litigation"))
                .expect(200);

        owner.rest().delete("/users/me").expect(204);

        Footage kept = Footage.of(officer.person(), held.id());
        JsonNode postponed = told(kept, "disposal_postponed");
        assertThat(postponed.at("/data/cause").asString()).isEqualTo("owner_gone");
        told(Footage.of(officer.person(), free.id()), "recording_disposed");
        assertThat(life(kept)).doesNotContain("recording_deleted", "disposal_begun");
        JsonNode seen = kept.look();
        assertThat(seen.path("legal_hold").asBoolean()).isTrue();
        assertThat(seen.path("processing_status").asString()).isEqualTo("completed");
        assertThat(seen.path("sha256").asString()).isEqualTo(digest);
        assertRefused(owner.rest().get(held.path()), 401, "INVALID_TOKEN");

        // What the hold was in the way of comes with its end, so there is nothing left to answer with.
        officer.rest()
                .sendJson("DELETE", held.path() + "/holds", Json.object("hold_id", "h", "reason", "closed"))
                .expect(202);

        JsonNode disposed = told(kept, "recording_disposed").path("data");
        assertThat(disposed.path("sha256").asString()).isEqualTo(digest);
        assertThat(disposed.path("objects").asInt()).as("its bytes were there").isPositive();
        assertThat(life(kept))
                .containsSubsequence(
                        "recording_held",
                        "disposal_postponed",
                        "recording_hold_released",
                        "disposal_begun",
                        "recording_disposed");
    }

    /** Waits until this has happened to it, as its history tells who keeps to the law. */
    private JsonNode told(Footage footage, String type) {
        return await().atMost(SOON)
                .until(
                        () -> facts(footage)
                                .filter(each -> each.path("type").asString().equals(type))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<String> life(Footage footage) {
        return facts(footage).map(each -> each.path("type").asString()).toList();
    }

    /** Whoever reads what is not theirs says what for. */
    private Stream<JsonNode> facts(Footage footage) {
        return officer.rest()
                .get(footage.path() + "/events?limit=1000", "X-Purpose", "case 2026-17")
                .expect(200)
                .body()
                .path("events")
                .valueStream();
    }
}
