package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A meeting that is played again: what its people were told, to the letter, at any speed and from anywhere. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RestClient server;
    private Person owner;
    private Person vera;
    private Person wim;
    private Person wanda;
    private String meetingId;
    private Seat host;
    private Seat guest;
    private PlainSocket plain;
    private long last;

    ReplayIT(RestClient rest) {
        server = rest;
    }

    @BeforeAll
    void meet() {
        owner = Person.register(server, "Olaf");
        vera = Person.register(server, "Vera");
        wim = Person.register(server, "Wim");
        wanda = Person.register(server, "Wanda");
        meetingId = Meetings.schedule(
                owner, Json.object("title", "Again", "settings", Json.object("waiting_room_enabled", true)));
        host = Seat.take(owner, meetingId);
        guest = Seat.take(vera, meetingId);
        host.does("admit_participant", "participant_id", guest.participantId());
        guest.socket().await("meeting_joined");
        plain = PlainSocket.join(wanda, meetingId);
        await().atMost(PATIENCE).until(() -> plain.joined().has("participant_id"));
        host.does(
                "admit_participant",
                "participant_id",
                plain.joined().path("participant_id").asString());
        await().atMost(PATIENCE).until(() -> plain.heard("meeting_joined"));
        guest.says("Good morning", null);
        host.says("Only for you", guest);
        guest.does("toggle_audio", "is_muted", true);
        host.does("raise_hand", "raised", true);
        host.does(
                "restrict_participant",
                "participant_id",
                guest.participantId(),
                "restrictions",
                Json.object("chat", true));
        hostsDo();
        owner.rest().post("/meetings/" + meetingId + "/end").expect(200);
        await().atMost(PATIENCE).until(() -> plain.heard("meeting_ended"));
        host.socket().await("meeting_ended");
        guest.socket().await("meeting_ended");
        last = owner.rest()
                .get("/meetings/" + meetingId)
                .expect(200)
                .body()
                .path("sequence")
                .asLong();
    }

    /** What else is told to everybody: reactions, roles, the host role, a lock, a recording. */
    private void hostsDo() {
        String path = "/meetings/" + meetingId;
        guest.does("send_reaction", "reaction", "👍");
        RestClient rest = owner.rest();
        rest.patch(path + "/participants/" + guest.participantId(), Json.object("role", "co_host"))
                .expect(200);
        rest.post(path + "/host", Json.object("participant_id", guest.participantId()))
                .expect(200);
        vera.rest()
                .post(path + "/host", Json.object("participant_id", host.participantId()))
                .expect(200);
        rest.patch(path + "/participants/" + guest.participantId(), Json.object("role", "participant"))
                .expect(200);
        rest.post(path + "/lock").expect(200);
        rest.post(path + "/unlock").expect(200);
        rest.patch(path, Json.object("settings", Json.object("chat_enabled", false)))
                .expect(200);
        String recording = rest.post(path + "/recordings", Json.object("mode", "cloud"))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        rest.post("/recordings/" + recording + "/stop").expect(200);
    }

    @AfterAll
    void leave() {
        plain.close();
        host.close();
        guest.close();
    }

    /** A frame of a replay, as text. */
    private record Frame(String id, String event, String data) {
        boolean isFact() {
            return data.contains("\"previous_sequence\"");
        }
    }

    private Answer play(Person who, String query) {
        return who.rest().get("/meetings/" + meetingId + "/replay" + query);
    }

    private List<Frame> frames(Person who, String query) {
        List<Frame> frames = new ArrayList<>();
        for (String block : play(who, query).expect(200).text().split("\n\n")) {
            String id = "";
            String event = "";
            String data = "";
            for (String line : block.split("\n")) {
                id = line.startsWith("id: ") ? line.substring(4) : id;
                event = line.startsWith("event: ") ? line.substring(7) : event;
                data = line.startsWith("data: ") ? line.substring(6) : data;
            }
            frames.add(new Frame(id, event, data));
        }
        return frames;
    }

    private static List<Received> facts(List<Frame> frames) {
        return frames.stream()
                .filter(Frame::isFact)
                .map(frame -> new Received(frame.event(), Json.read(frame.data())))
                .toList();
    }

    @Test
    void theFramesAreThoseOfThen() {
        for (Seat seat : List.of(host, guest)) {
            List<Received> then = seat.facts();
            List<Received> again = facts(frames(owner, "?speed=max&as_participant=" + seat.participantId()));
            assertThat(then).hasSizeGreaterThan(6);
            assertThat(again).containsSubsequence(then);
            assertThat(again.subList(again.size() - then.size(), again.size())).isEqualTo(then);
        }
        assertThat(frames(owner, "?speed=max"))
                .isEqualTo(frames(owner, "?speed=max&as_participant=" + host.participantId()));
        assertThat(frames(vera, "?speed=max"))
                .isEqualTo(frames(owner, "?speed=max&as_participant=" + guest.participantId()));
    }

    @Test
    void theFramesAreThoseOfThenToTheByte() {
        List<String> then = plain.facts();
        List<String> again = frames(wanda, "?speed=max").stream()
                .filter(Frame::isFact)
                .map(Frame::data)
                .toList();
        assertThat(then).hasSizeGreaterThan(12);
        assertThat(again.subList(again.size() - then.size(), again.size())).isEqualTo(then);
    }

    @Test
    void aMeetingThatGoesOnIsPlayedUpToNow() {
        String running = Meetings.instant(owner, "Still on");
        String path = "/meetings/" + running + "/replay?speed=max";
        try (Seat seat = Seat.take(owner, running)) {
            seat.says("First", null);
            List<String> before = blocks(owner.rest().get(path).expect(200).text());
            seat.says("Second", null);
            List<String> after = blocks(owner.rest().get(path).expect(200).text());
            assertThat(before.getLast()).contains("event: replay_ended");
            assertThat(after.getLast()).contains("event: replay_ended");
            assertThat(before).noneMatch(block -> block.contains("Second"));
            // The first says how long the meeting is, the last where it ended: what is between them begins alike.
            List<String> played = before.subList(1, before.size() - 1);
            assertThat(after.subList(1, before.size() - 1)).isEqualTo(played);
            assertThat(after.subList(before.size() - 1, after.size() - 1))
                    .singleElement()
                    .satisfies(block -> assertThat(block).contains("Second"));
        }
    }

    private static List<String> blocks(String stream) {
        return List.of(stream.split("\n\n"));
    }

    @Test
    void twoReplaysAreTheSameToTheByte() {
        for (String query : List.of("?speed=max", "?speed=1000", "?from_sequence=4&to_sequence=9&speed=100")) {
            assertThat(play(owner, query).expect(200).bytes())
                    .isEqualTo(play(owner, query).expect(200).bytes());
        }
    }

    @Test
    void itBeginsAndEndsWhereItIsToldTo() {
        List<Frame> whole = frames(owner, "?speed=max");
        List<Frame> part = frames(owner, "?speed=max&from_sequence=5&to_sequence=8");
        assertThat(part.getFirst().event()).isEqualTo("replay_position");
        JsonNode position = Json.read(part.getFirst().data());
        assertThat(position.path("sequence").asLong()).isEqualTo(4);
        assertThat(position.path("meeting_info").path("title").asString()).isEqualTo("Again");
        assertThat(part.getLast()).isEqualTo(new Frame("8", "replay_ended", "{\"sequence\":8}"));
        assertThat(facts(part))
                .isEqualTo(facts(whole).stream()
                        .filter(fact -> fact.sequence() >= 5 && fact.sequence() <= 8)
                        .toList());
        List<Frame> one = frames(owner, "?speed=step&from_sequence=5");
        assertThat(one).hasSize(2);
        assertThat(facts(one)).isEqualTo(facts(part).subList(0, 1));
        assertThat(play(owner, "?from_sequence=" + (last + 1)).status()).isEqualTo(204);
    }

    @Test
    void timePassesAsItDid() {
        List<Received> facts = facts(frames(owner, "?speed=max"));
        Duration whole = Duration.between(at(facts.getFirst()), at(facts.getLast()));
        Instant before = Instant.now();
        play(owner, "?speed=2").expect(200);
        assertThat(Duration.between(before, Instant.now()))
                .isGreaterThanOrEqualTo(whole.dividedBy(2))
                .isLessThan(whole.plusSeconds(8));
    }

    private static Instant at(Received fact) {
        return Instant.parse(fact.body().path("timestamp").asString());
    }

    @Test
    void nobodyLooksThroughOthersEyesButOverseers() {
        assertThat(play(vera, "?speed=max&as_participant=" + host.participantId())
                        .status())
                .isEqualTo(403);
        assertThat(play(wim, "?speed=max").status()).isEqualTo(404);
        assertThat(play(owner, "?speed=max&as_participant=0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")
                        .status())
                .isEqualTo(404);
        assertThat(play(owner, "?speed=fast").status()).isEqualTo(400);
        assertThat(play(owner, "?speed=0").status()).isEqualTo(400);
        assertThat(play(owner, "?from_sequence=4&to_sequence=3").status()).isEqualTo(400);
    }

    @Test
    void aSocketHoldsTheControls() {
        List<Received> whole = facts(frames(owner, "?speed=max"));
        try (SignalingClient socket = SignalingClient.namespace(server.base(), "/replay", owner.accessToken())) {
            assertThat(socket.call("play", Json.object())
                            .path("error")
                            .path("code")
                            .asString())
                    .isEqualTo("INVALID_STATE");
            assertThat(socket.call("end_meeting", Json.object()).path("success").asBoolean())
                    .isFalse();
            socket.accepted("open", Json.object("meeting_id", meetingId));
            socket.await("replay_position");
            socket.accepted("step", Json.object("count", 2));
            await().atMost(PATIENCE).until(() -> told(socket).size() == 2);
            assertThat(told(socket)).isEqualTo(whole.subList(0, 2));
            socket.accepted("seek", Json.object("sequence", 6));
            socket.accepted("speed", Json.object("speed", 500));
            socket.accepted("play", Json.object());
            socket.accepted("pause", Json.object());
            socket.accepted("play", Json.object("speed", "max"));
            socket.await("replay_ended");
            List<Received> rest =
                    whole.stream().filter(fact -> fact.sequence() >= 6).toList();
            assertThat(told(socket).subList(2, 2 + rest.size())).isEqualTo(rest);
            socket.accepted("open", Json.object("meeting_id", meetingId, "as_participant", guest.participantId()));
            assertThat(socket.accepted("play", Json.object("speed", "max"))
                            .path("as_participant")
                            .asString())
                    .isEqualTo(guest.participantId());
        }
    }

    private static List<Received> told(SignalingClient socket) {
        return socket.received().stream().filter(Received::isFact).toList();
    }
}
