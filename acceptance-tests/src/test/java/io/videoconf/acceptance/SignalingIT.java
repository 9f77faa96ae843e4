package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import io.videoconf.demo.SignalingRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sockets: who is let in, by which transport, what they may do there, and what they get when they come back. */
@ExtendWith(SharedServer.class)
class SignalingIT {
    private final RestClient rest;
    private final Person mara;
    private final Person ana;
    private final List<Seat> seats = new ArrayList<>();

    SignalingIT(RestClient rest) {
        this.rest = rest;
        this.mara = Person.register(rest, "Mara");
        this.ana = Person.register(rest, "Ana");
    }

    @AfterEach
    void leave() {
        seats.forEach(Seat::close);
    }

    private Seat sit(Person who, String meetingId, String... transports) {
        Seat seat = Seat.take(who, meetingId, transports);
        seats.add(seat);
        return seat;
    }

    @Test
    void aBadTokenIsRefusedWithTheEnvelope() {
        String forged = mara.accessToken().substring(0, mara.accessToken().length() - 8) + "AAAAAAAA";
        for (String bad : List.of("", "nonsense", forged, mara.refreshToken())) {
            assertThatThrownBy(() -> SignalingClient.connect(rest.base(), bad))
                    .isInstanceOfSatisfying(SignalingRefused.class, refused -> {
                        JsonNode error = refused.reason().path("data").path("error");
                        assertThat(error.path("code").asString())
                                .as("%s", refused.reason())
                                .isEqualTo("INVALID_TOKEN");
                        assertThat(error.path("request_id").asString("")).isNotBlank();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void everyTransportCarriesAMeeting(String transports) {
        String meetingId = Meetings.instant(mara, "Over " + transports);
        Seat host = sit(mara, meetingId, transports.split(","));
        Seat guest = sit(ana, meetingId, transports.split(","));
        host.sees("participant_joined", guest);
        for (int i = 1; i <= 20; i++) {
            guest.says("Message " + i, null);
        }
        host.reads("Message 20");
        assertThat(host.socket().received("chat_message_received"))
                .extracting(message -> message.body().path("content").asString())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> "Message " + i)
                        .toList());
    }

    @Test
    void whoComesBackGetsExactlyWhatWasMissed() {
        String meetingId = Meetings.instant(mara, "Tunnel");
        Seat host = sit(mara, meetingId);
        Seat guest = sit(ana, meetingId);
        host.says("Before", null);
        long last = guest.reads("Before").sequence();
        guest.socket().close();
        host.does("raise_hand");
        host.says("Between", null);
        long missed = host.reads("Between").sequence();
        Seat back = Seat.resume(ana, meetingId, last);
        seats.add(back);
        assertThat(back.participantId()).isEqualTo(guest.participantId());
        host.says("After", null);
        Received after = back.reads("After");
        List<Received> facts = back.facts();
        assertThat(facts).extracting(Received::sequence).first().isEqualTo(last + 1);
        assertThat(facts)
                .extracting(Received::sequence)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(missed);
        assertThat(facts).extracting(Received::sequence).last().isEqualTo(after.sequence());
        assertThat(facts).hasSize((int) (after.sequence() - last));
        long previous = last;
        for (Received fact : facts) {
            assertThat(fact.previousSequence()).isEqualTo(previous);
            previous = fact.sequence();
        }
    }

    @Test
    void theRemovedAreToldAndTheBannedStayOut() throws Exception {
        String meetingId = Meetings.instant(mara, "Removal");
        Seat host = sit(mara, meetingId);
        Seat guest = sit(ana, meetingId);
        mara.rest()
                .delete("/meetings/" + meetingId + "/participants/" + guest.participantId())
                .expect(204);
        assertThat(guest.sees("participant_left", guest).body().path("reason").asString())
                .isEqualTo("removed");
        assertThat(host.sees("participant_left", guest).body().path("reason").asString())
                .isEqualTo("removed");
        guest.socket().closed().get(5, TimeUnit.SECONDS);
        Seat again = sit(ana, meetingId);
        mara.rest()
                .delete("/meetings/" + meetingId + "/participants/" + again.participantId() + "?ban=true")
                .expect(204);
        assertThat(again.sees("participant_left", again).body().path("reason").asString())
                .isEqualTo("banned");
        again.socket().closed().get(5, TimeUnit.SECONDS);
        try (SignalingClient third = ana.socket()) {
            JsonNode refused = third.call("join_meeting", ana.introduction(meetingId));
            assertThat(refused.path("error").path("code").asString()).isEqualTo("PARTICIPANT_BANNED");
        }
        assertThat(ana.rest().get("/meetings/" + meetingId).code()).isEqualTo("MEETING_NOT_FOUND");
    }

    @Test
    void whoWaitsAndConnectsAnewStillWaits() throws Exception {
        String meetingId = Meetings.schedule(
                mara, Json.object("title", "Lobby", "settings", Json.object("waiting_room_enabled", true)));
        Seat host = sit(mara, meetingId);
        Seat first = sit(ana, meetingId);
        assertThat(first.said().path("status").asString()).isEqualTo("waiting");
        Seat second = sit(ana, meetingId);
        assertThat(second.said().path("status").asString()).isEqualTo("waiting");
        first.socket().closed().get(5, TimeUnit.SECONDS);
        assertCode(
                second.tries(
                        "webrtc_offer",
                        "target_participant_id",
                        host.participantId(),
                        "offer",
                        Json.object("type", "offer", "sdp", "v=0")),
                "SIGNALING_FAILED");
        host.says("Not for the lobby", null);
        host.does("admit_participant", "participant_id", second.participantId());
        second.socket().await("meeting_joined");
        assertThat(second.socket().received().toString()).doesNotContain("Not for the lobby");
        assertThat(second.socket().received().getFirst().name()).isEqualTo("waiting_room");
    }

    @Test
    void aClosedAccountLosesItsSocket() throws Exception {
        String meetingId = Meetings.instant(mara, "Closed account");
        sit(mara, meetingId);
        Person gone = Person.register(rest, "Gone");
        Seat seat = sit(gone, meetingId);
        gone.rest().delete("/users/me").expect(204);
        seat.socket().closed().get(5, TimeUnit.SECONDS);
        assertThatThrownBy(gone::socket).isInstanceOf(SignalingRefused.class);
    }

    @Test
    void whatIsTooLargeForASignalIsNotPassedOn() {
        String meetingId = Meetings.instant(mara, "Large");
        Seat host = sit(mara, meetingId);
        Seat guest = sit(ana, meetingId);
        for (int characters : List.of(30_000, 40_000)) { // of two bytes each
            JsonNode said = guest.tries(
                    "webrtc_offer",
                    "target_participant_id",
                    host.participantId(),
                    "offer",
                    Json.object("type", "offer", "sdp", "é".repeat(characters)));
            assertThat(said.path("success").asBoolean())
                    .as("%d characters", characters)
                    .isEqualTo(characters < 32_000);
            if (characters > 32_000) {
                assertCode(said, "SIGNALING_FAILED");
            }
        }
        guest.does("ice_candidate", "target_participant_id", host.participantId(), "candidate", Json.object());
        host.socket().await("ice_candidate");
        assertThat(host.socket().received("webrtc_offer")).hasSize(1);
    }

    @Test
    void hostControlsNeedAHost() {
        String meetingId = Meetings.instant(mara, "Controls");
        Seat host = sit(mara, meetingId);
        Seat guest = sit(ana, meetingId);
        long before = mara.rest()
                .get("/meetings/" + meetingId)
                .body()
                .path("sequence")
                .asLong();
        for (String control : List.of("mute_all", "lock_meeting", "end_meeting")) {
            assertCode(guest.tries(control), "INSUFFICIENT_PERMISSIONS");
        }
        assertCode(
                guest.tries("remove_participant", "participant_id", host.participantId()), "INSUFFICIENT_PERMISSIONS");
        assertCode(guest.tries("transfer_host", "participant_id", guest.participantId()), "INSUFFICIENT_PERMISSIONS");
        assertThat(mara.rest()
                        .get("/meetings/" + meetingId)
                        .body()
                        .path("sequence")
                        .asLong())
                .isEqualTo(before);
        host.does(
                "restrict_participant",
                "participant_id",
                guest.participantId(),
                "restrictions",
                Json.object("chat", true));
        assertCode(
                guest.tries("send_chat_message", "message", Json.object("type", "text", "content", "But I")),
                "PARTICIPANT_RESTRICTED");
        host.does("transfer_host", "participant_id", guest.participantId());
        guest.socket()
                .await("host_changed", body -> !body.path("reason").asString("").isBlank());
        guest.does("lock_meeting");
        try (SignalingClient late = Person.register(rest, "Late").socket()) {
            assertCode(late.call("join_meeting", ana.introduction(meetingId)), "MEETING_LOCKED");
        }
        guest.does("end_meeting");
        host.socket().await("meeting_ended");
    }

    @Test
    void statesOfAPersonAreSeenByOthersAndKept() {
        String meetingId = Meetings.instant(mara, "States");
        Seat host = sit(mara, meetingId);
        Seat guest = sit(ana, meetingId);
        // Who joins with a camera has it on.
        guest.does("toggle_video", "is_video_on", false);
        guest.does("toggle_video", "is_video_on", true);
        guest.does("start_screen_share", "screen_info", Json.object("width", 1920, "height", 1080, "frame_rate", 30));
        guest.does("raise_hand");
        guest.does("send_reaction", "reaction", "👏");
        host.socket()
                .await(
                        "participant_updated",
                        body -> body.path("is_screen_sharing").asBoolean(false));
        JsonNode shown =
                Meetings.participant(mara.rest().get("/meetings/" + meetingId).body(), guest.participantId());
        assertThat(shown.path("is_video_on").asBoolean()).isTrue();
        assertThat(shown.path("is_screen_sharing").asBoolean()).isTrue();
        assertThat(shown.path("hand_raised").asBoolean()).isTrue();
        guest.does("stop_screen_share");
        guest.does("leave_meeting");
        host.sees("participant_left", guest);
        JsonNode gone =
                Meetings.participant(mara.rest().get("/meetings/" + meetingId).body(), guest.participantId());
        assertThat(gone.path("status").asString()).isEqualTo("left");
        assertThat(MeetingLog.of(mara.rest(), meetingId).assertGapFree().types())
                .containsSubsequence(
                        "video_toggled",
                        "screen_share_started",
                        "hand_toggled",
                        "reaction_sent",
                        "screen_share_stopped",
                        "participant_left");
    }

    @Test
    void aFullMeetingTakesNobodyElse() {
        String meetingId =
                Meetings.schedule(mara, Json.object("title", "Two", "settings", Json.object("max_participants", 2)));
        sit(mara, meetingId);
        sit(ana, meetingId);
        try (SignalingClient third = Person.register(rest, "Third").socket()) {
            assertCode(third.call("join_meeting", ana.introduction(meetingId)), "MEETING_FULL");
        }
    }

    private static void assertCode(JsonNode acknowledgement, String code) {
        assertThat(acknowledgement.path("success").asBoolean(true))
                .as("%s", acknowledgement)
                .isFalse();
        assertThat(acknowledgement.path("error").path("code").asString())
                .as("%s", acknowledgement)
                .isEqualTo(code);
        assertThat(acknowledgement.path("error").propertyNames()).contains("code", "message", "details", "request_id");
    }
}
