package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Offers, answers and candidates: passed on unchanged to the one whom they are for. */
final class Signals {
    private final Seat from;
    private final Seat target;
    private final Seat other;

    Signals(Seat from, Seat target, Seat other) {
        this.from = from;
        this.target = target;
        this.other = other;
    }

    void play() {
        JsonNode candidate = Json.object(
                "candidate",
                "candidate:1 1 UDP 2130706431 10.0.0.1 8998 typ host",
                "sdpMLineIndex",
                0,
                "sdpMid",
                "audio");
        relay("webrtc_offer", "offer", Json.object("type", "offer", "sdp", "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n"));
        relay("webrtc_answer", "answer", Json.object("type", "answer", "sdp", "v=0\r\no=- 2 2 IN IP4 0.0.0.0\r\n"));
        relay("ice_candidate", "candidate", candidate);
        for (String nobody : new String[] {from.who().userId(), "nobody"}) {
            JsonNode refused = from.tries("ice_candidate", "target_participant_id", nobody, "candidate", candidate);
            assertThat(refused.path("success").asBoolean(true)).isFalse();
            assertThat(refused.path("error").path("code").asString())
                    .as("code of %s", refused)
                    .isIn("PARTICIPANT_NOT_FOUND", "SIGNALING_FAILED", "VALIDATION_FAILED");
        }
        for (String event : List.of("webrtc_offer", "webrtc_answer", "ice_candidate")) {
            assertThat(other.socket().received(event)).isEmpty();
            assertThat(from.socket().received(event)).isEmpty();
        }
    }

    private void relay(String event, String member, JsonNode signal) {
        from.does(event, "target_participant_id", target.participantId(), member, signal);
        JsonNode relayed = target.socket().await(event).body();
        assertThat(relayed.path("from_participant_id").asString()).isEqualTo(from.participantId());
        assertThat(relayed.path(member)).as("the relayed %s", member).isEqualTo(signal);
    }
}
