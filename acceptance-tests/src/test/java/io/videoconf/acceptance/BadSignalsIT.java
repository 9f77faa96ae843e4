package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bad input over a socket: an acknowledgement that says why, a socket that lives on, and nothing stored. */
@ExtendWith(SharedServer.class)
class BadSignalsIT {
    private static final List<String> CODES = List.of(
            "VALIDATION_FAILED", "MALFORMED_REQUEST", "MEETING_NOT_FOUND", "PARTICIPANT_NOT_FOUND", "SIGNALING_FAILED");
    private final Person mara;
    private final String meetingId;

    BadSignalsIT(RestClient rest) {
        mara = Person.register(rest, "Mara");
        meetingId = Meetings.instant(mara, "Signals");
    }

    @Test
    void whatIsNoRequestIsRefusedAndTheSocketLivesOn() {
        var softly = new SoftAssertions();
        for (String event : good(mara.userId()).keySet()) {
            try (Seat seat = Seat.take(mara, meetingId)) {
                long before = sequence();
                ObjectNode good = good(seat.participantId()).getOrDefault(event, Json.object());
                for (Spoiler.Spoilt bad : spoilt(good)) {
                    softly.assertThatCode(() -> assertRefused(seat, event, bad.body()))
                            .as("%s with %s", event, bad)
                            .doesNotThrowAnyException();
                }
                softly.assertThatCode(() -> {
                            assertThat(sequence()).isEqualTo(before);
                            seat.says("Still here after " + event, null);
                        })
                        .as("the socket after bad %s", event)
                        .doesNotThrowAnyException();
            }
        }
        softly.assertAll();
    }

    @Test
    void nothingCanBeDoneBeforeJoining() {
        try (Seat seat = Seat.take(mara, meetingId);
                var outside = mara.socket()) {
            good(seat.participantId()).forEach((event, payload) -> {
                if (!event.equals("join_meeting")) {
                    JsonNode refused = outside.call(event, payload);
                    assertThat(refused.path("success").asBoolean(true))
                            .as("%s before joining: %s", event, refused)
                            .isFalse();
                    assertThat(refused.path("error").path("code").asString(""))
                            .as("%s: %s", event, refused)
                            .isNotBlank()
                            .isNotEqualTo("INTERNAL_ERROR");
                }
            });
        }
    }

    private void assertRefused(Seat seat, String event, ObjectNode payload) {
        JsonNode refused = seat.socket().call(event, payload);
        assertThat(refused.path("success").asBoolean(true))
                .as("success in %s", refused)
                .isFalse();
        assertThat(refused.path("error").path("code").asString(""))
                .as("code in %s", refused)
                .isIn(CODES);
        assertThat(refused.path("error").propertyNames()).contains("code", "message", "details", "request_id");
        assertThat(refused.toString()).doesNotContain("Exception", "io.videoconf");
    }

    private Map<String, ObjectNode> good(String target) {
        JsonNode signal = Json.object("type", "offer", "sdp", "v=0");
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        all.put("join_meeting", mara.introduction(meetingId));
        all.put("webrtc_offer", about("target_participant_id", target, "offer", signal));
        all.put("webrtc_answer", about("target_participant_id", target, "answer", signal));
        all.put(
                "ice_candidate",
                about(
                        "target_participant_id",
                        target,
                        "candidate",
                        Json.object("candidate", "x", "sdpMLineIndex", 0, "sdpMid", "0")));
        all.put("toggle_audio", about("is_muted", true));
        all.put("toggle_video", about("is_video_on", true));
        all.put("start_screen_share", about("screen_info", Json.object("width", 1, "height", 1, "frame_rate", 1)));
        all.put("send_chat_message", about("message", Json.object("type", "text", "content", "x")));
        all.put("admit_participant", about("participant_id", target));
        all.put("deny_participant", about("participant_id", target));
        all.put("remove_participant", about("participant_id", target));
        all.put("restrict_participant", about("participant_id", target, "restrictions", Json.object("chat", true)));
        all.put("transfer_host", about("participant_id", target));
        return all;
    }

    private ObjectNode about(Object... namesAndValues) {
        ObjectNode payload = Json.object("meeting_id", meetingId);
        payload.setAll(Json.object(namesAndValues));
        return payload;
    }

    /** The same with one field of the wrong type or unknown; what is inside a signal is between the browsers. */
    private static List<Spoiler.Spoilt> spoilt(ObjectNode good) {
        return Spoiler.spoilt(good, List.of()).stream()
                .filter(each -> !each.field().matches("(offer|answer|candidate)\\..*"))
                .toList();
    }

    private long sequence() {
        return mara.rest()
                .get("/meetings/" + meetingId)
                .expect(200)
                .body()
                .path("sequence")
                .asLong();
    }
}
