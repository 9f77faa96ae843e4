package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who leads a meeting shares and deletes what is recorded in it, while the meeting runs and they are in it. */
@ExtendWith(SharedServer.class)
class RecordingHostsIT {
    private static final JsonNode ANN = Json.object("emails", List.of("ann@example.org"));

    private final Person host;
    private final Person helper;
    private final String meeting;

    RecordingHostsIT(RestClient rest) {
        host = Person.register(rest, "Hanna");
        helper = Person.register(rest, "Cora");
        meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
    }

    @Test
    void aCoHostSharesAndDeletesUntilTheMeetingIsOver() {
        try (Seat hosting = Seat.take(host, meeting);
                Seat seat = Seat.take(helper, meeting)) {
            Footage kept = Footage.stopped(host, meeting, true);
            Footage deleted = Footage.stopped(host, meeting, false);
            assertRefused(helper.rest().post(kept.path() + "/shares", ANN), 404, "RECORDING_NOT_FOUND");
            role(seat, "co_host");

            assertThat(access(kept)).isEqualTo("moderator");
            assertRefused(helper.rest().post(kept.path() + "/shares", ANN), 409, "INVALID_STATE");
            helper.rest().patch(kept.path(), Json.object("private", false)).expect(200);
            helper.rest().post(kept.path() + "/shares", ANN).expect(200);
            assertThat(kept.look().path("shared_with").toString()).contains("ann@example.org");
            helper.rest().sendJson("DELETE", kept.path() + "/shares", ANN).expect(200);
            helper.rest().delete(deleted.path()).expect(204);
            assertThat(deleted.isThere()).isFalse();
            assertRefused(helper.rest().post(kept.path() + "/parts", part()), 404, "RECORDING_NOT_FOUND");

            role(seat, "participant");
            assertThat(access(kept)).isEqualTo("not_shared");
            assertRefused(helper.rest().delete(kept.path()), 404, "RECORDING_NOT_FOUND");
            role(seat, "co_host");
            hosting.does("end_meeting");
            assertRefused(helper.rest().delete(kept.path()), 404, "RECORDING_NOT_FOUND");
            assertThat(kept.isThere()).isTrue();
        }
    }

    /** Why the helper may see it, or may not. */
    private String access(Footage footage) {
        return host.rest()
                .get(footage.path() + "/access?email=" + helper.email())
                .expect(200)
                .body()
                .path("reason")
                .asString();
    }

    private void role(Seat seat, String role) {
        host.rest()
                .patch("/meetings/" + meeting + "/participants/" + seat.participantId(), Json.object("role", role))
                .expect(200);
    }

    private static JsonNode part() {
        return Json.object("part_number", 1, "size", 3, "sha256", "0".repeat(64));
    }
}
