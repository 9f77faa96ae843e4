package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** What two browsers tell each other is between them: it is in no log, and in nothing that is stored. */
@DisabledIfEnvironmentVariable(
        named = "VIDEOCONF_URL",
        matches = ".+",
        disabledReason = "it looks into the server's files")
class SignalTracesIT {
    private final String mark = "canary" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void aSignalLeavesNoTrace() {
        // Told as much as there is to tell.
        try (Server server = Server.configured("signals", Map.of("LOGGING_LEVEL_IO_VIDEOCONF", "TRACE"))) {
            Person mara = Person.register(server.rest(), "Mara");
            String title = "titled" + mark.substring("canary".length());
            String meetingId = Meetings.instant(mara, title);
            try (Seat host = Seat.take(mara, meetingId);
                    Seat guest = Seat.take(Person.register(server.rest(), "Ana"), meetingId)) {
                play(guest, host);
                guest.says("the last word", null);
                host.reads("the last word");
            }
            JsonNode log = mara.rest()
                    .get("/meetings/" + meetingId + "/events")
                    .expect(200)
                    .body();
            assertThat(log.toString()).contains("the last word").doesNotContain(mark);
            assertThat(mara.rest()
                            .get("/meetings/" + meetingId + "/history")
                            .expect(200)
                            .body()
                            .toString())
                    .doesNotContain(mark);
            assertThat(server.stop()).isIn(0, 130, 143);
            assertThat(Traces.of(server.data(), List.of(title)))
                    .as("files in which what is stored can be seen")
                    .isNotEmpty();
            assertThat(Traces.of(server.data(), List.of(mark))).isEmpty();
            assertThat(server.log()).contains(meetingId).doesNotContain(mark);
        }
    }

    /** Passed on, to nobody, too large, and no signal at all. */
    private void play(Seat from, Seat to) {
        JsonNode sdp = Json.object("type", "offer", "sdp", mark);
        from.does("webrtc_offer", "target_participant_id", to.participantId(), "offer", sdp);
        from.does("webrtc_answer", "target_participant_id", to.participantId(), "answer", sdp);
        from.does("ice_candidate", "target_participant_id", to.participantId(), "candidate", candidate());
        to.socket().await("ice_candidate", body -> body.toString().contains(mark));
        JsonNode large = Json.object("type", "offer", "sdp", mark.repeat(3_000));
        List<JsonNode> refused = List.of(
                from.tries(
                        "webrtc_offer",
                        "target_participant_id",
                        UUID.randomUUID().toString(),
                        "offer",
                        sdp),
                from.tries("webrtc_offer", "target_participant_id", to.participantId(), "offer", large),
                from.tries("webrtc_offer", "target_participant_id", to.participantId(), "offer", mark),
                from.tries("webrtc_offer", "target_participant_id", to.participantId(), "offer", sdp, mark, mark),
                from.tries("ice_candidate", "target_participant_id", to.participantId(), "offer", candidate()));
        assertThat(refused).noneMatch(answer -> answer.path("success").asBoolean());
    }

    private JsonNode candidate() {
        return Json.object("candidate", "candidate:1 1 UDP 1 " + mark, "sdpMLineIndex", 0, "sdpMid", mark);
    }
}
