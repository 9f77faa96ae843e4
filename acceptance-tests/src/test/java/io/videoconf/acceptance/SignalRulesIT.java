package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** To whom a signal goes, and how many one may send. */
@ExtendWith(SharedServer.class)
class SignalRulesIT {
    private static final int FLOOD_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RestClient rest;
    private final Person mara;
    private final List<Seat> seats = new ArrayList<>();

    SignalRulesIT(RestClient rest) {
        this.rest = rest;
        this.mara = Person.register(rest, "Mara");
    }

    @AfterEach
    void leave() {
        seats.forEach(Seat::close);
    }

    private Seat sit(Person who, String meetingId) {
        Seat seat = Seat.take(who, meetingId);
        seats.add(seat);
        return seat;
    }

    private Seat sit(String name, String meetingId) {
        return sit(Person.register(rest, name), meetingId);
    }

    private static JsonNode offer(String to) {
        return Json.object("target_participant_id", to, "offer", Json.object("type", "offer", "sdp", "v=0"));
    }

    private static String codeOf(JsonNode refused) {
        assertThat(refused.path("success").asBoolean(true)).as("%s", refused).isFalse();
        return refused.path("error").path("code").asString();
    }

    @Test
    void aSignalReachesOnlyWhoIsInTheSameMeetingNow() {
        String meetingId = Meetings.schedule(
                mara, Json.object("title", "Door", "settings", Json.object("waiting_room_enabled", true)));
        String elsewhere = Meetings.instant(mara, "Elsewhere");
        Seat host = sit(mara, meetingId);
        Seat alsoHost = sit(mara, elsewhere);
        Seat stranger = sit("Stranger", elsewhere);
        Seat inside = admitted("Inside", host, meetingId);
        Seat removed = admitted("Removed", host, meetingId);
        Seat gone = admitted("Gone", host, meetingId);
        Seat waiting = sit("Waiting", meetingId);
        host.does("remove_participant", "participant_id", removed.participantId());
        gone.does("leave_meeting");
        host.sees("participant_left", removed);
        host.sees("participant_left", gone);
        for (Seat nobody : List.of(waiting, removed, gone, stranger, alsoHost)) {
            assertThat(codeOf(host.socket().call("webrtc_offer", offer(nobody.participantId()))))
                    .as("a signal to %s", nobody.who())
                    .isEqualTo("SIGNALING_FAILED");
        }
        ObjectNode across = ((ObjectNode) offer(stranger.participantId())).put("meeting_id", elsewhere);
        assertThat(codeOf(host.socket().call("webrtc_offer", across))).isEqualTo("VALIDATION_FAILED");
        for (Seat outside : List.of(waiting, gone)) {
            assertThat(codeOf(outside.socket().call("webrtc_offer", offer(host.participantId()))))
                    .as("a signal of %s", outside.who())
                    .isIn("SIGNALING_FAILED", "INVALID_STATE");
        }
        host.socket().accepted("webrtc_offer", offer(inside.participantId()));
        inside.socket().await("webrtc_offer");
        // Whatever was passed on before that has arrived by now.
        stranger.says("still here", null);
        alsoHost.reads("still here");
        assertThat(Stream.of(host, alsoHost, stranger, removed, gone, waiting)
                        .flatMap(seat -> seat.socket().received("webrtc_offer").stream()))
                .isEmpty();
    }

    private Seat admitted(String name, Seat host, String meetingId) {
        Seat seat = sit(name, meetingId);
        host.does("admit_participant", "participant_id", seat.participantId());
        seat.socket().await("meeting_joined");
        return seat;
    }

    /** A number of x-signals in the description of the sockets, as the server gives it. */
    private int described(String name) {
        String asyncApi = rest.get("/docs/asyncapi.yaml").expect(200).text();
        Matcher found = Pattern.compile("(?m)^    x-signals:\n(?:      .*\n)*?      " + name + ": (\\d+)$")
                .matcher(asyncApi);
        assertThat(found.find()).as("x-signals.%s in asyncapi.yaml", name).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    void whoSendsTooManySignalsIsToldAndMaySendAgain() throws Exception {
        int burst = described("burst");
        int perSecond = described("per_second");
        int flood = burst + FLOOD_SECONDS * perSecond;
        String meetingId = Meetings.instant(mara, "Flood");
        Seat host = sit(mara, meetingId);
        Seat guest = sit("Guest", meetingId);
        long began = System.nanoTime();
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < flood; i++) {
            answers.add(guest.socket().emit("ice_candidate", candidate(host, i)));
        }
        List<Integer> passed = new ArrayList<>();
        for (int i = 0; i < flood; i++) {
            JsonNode answer = answers.get(i).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer.path("success").asBoolean()) {
                passed.add(i);
            } else {
                assertThat(codeOf(answer)).isEqualTo("RATE_LIMIT_EXCEEDED");
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(passed).hasSizeBetween(burst, (int) (burst + perSecond * seconds) + 1);
        await().atMost(PATIENCE)
                .until(() -> guest.socket()
                        .call("ice_candidate", candidate(host, flood))
                        .path("success")
                        .asBoolean());
        passed.add(flood);
        host.socket()
                .await(
                        "ice_candidate",
                        body -> body.path("candidate").path("sdpMLineIndex").asInt() == flood);
        assertThat(host.socket().received("ice_candidate"))
                .extracting(signal ->
                        signal.body().path("candidate").path("sdpMLineIndex").asInt())
                .isEqualTo(passed);
    }

    private static JsonNode candidate(Seat to, int number) {
        return Json.object(
                "target_participant_id",
                to.participantId(),
                "candidate",
                Json.object("candidate", "candidate:1", "sdpMLineIndex", number, "sdpMid", "0"));
    }
}
