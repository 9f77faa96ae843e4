package io.videoconf.demo;

import io.videoconf.demo.Stage.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The meeting itself: the lobby, the talk, a lost connection, the end.
 */
final class Conversation implements AutoCloseable {
    private final Stage stage;
    private final Narrator narrator;
    private final String meetingId;
    private final List<SignalingClient> sockets = new ArrayList<>();
    private final Seat mara;
    private Seat tomas;
    private final Seat aiko;

    Conversation(Stage stage, String meetingId) {
        this.stage = stage;
        this.narrator = stage.narrator();
        this.meetingId = meetingId;
        narrator.chapter("The lobby");
        stage.mara().rest().post("/meetings/" + meetingId + "/start").expect(200);
        narrator.tell("Mara starts the meeting a day early, and takes her seat.");
        this.mara = seat(stage.mara());
        this.tomas = seat(stage.tomas());
        this.aiko = seat(stage.aiko());
    }

    Seat host() {
        return mara;
    }

    private Seat seat(Person who) {
        SignalingClient socket = who.socket();
        sockets.add(socket);
        JsonNode said = socket.accepted("join_meeting", who.introduction(meetingId));
        String id = said.path("your_participant_id")
                .asString(said.path("participant_id").asString(""));
        narrator.tell("%s knocks: %s.".formatted(who, said.path("status").asString()));
        return new Seat(who, socket, id);
    }

    /** Mara lets the two who wait in, by either door. */
    void gather() {
        for (Seat waiting : List.of(tomas, aiko)) {
            stage.sees(waiting, "waiting_room", "please wait", _ -> true);
            stage.sees(mara, "participant_waiting", waiting.who() + " is at the door", is(waiting));
        }
        mara.socket().accepted("admit_participant", mara.in(meetingId).put("participant_id", tomas.participantId()));
        stage.mara()
                .rest()
                .post("/meetings/" + meetingId + "/waiting-room/" + aiko.participantId() + "/admit")
                .expect(200);
        narrator.tell("Mara admits Tomás with a click, and Aiko over REST: the same command.");
        for (Seat guest : List.of(tomas, aiko)) {
            stage.sees(mara, "participant_joined", guest.who() + " is in", is(guest));
            Received snapshot = stage.sees(guest, "meeting_joined", "the door opens", _ -> true);
            narrator.held(
                    snapshot.body().path("your_participant_id").asString().equals(guest.participantId()),
                    "they are who they were at the door",
                    snapshot.body());
        }
    }

    void talk() {
        narrator.chapter("The meeting");
        aiko.socket().accepted("toggle_audio", aiko.in(meetingId).put("is_muted", true));
        stage.sees(
                mara,
                "participant_updated",
                "Aiko is muted",
                who -> is(aiko).test(who) && who.path("is_muted").asBoolean());
        say(mara, "Good morning, both of you.", null);
        stage.sees(aiko, "chat_message_received", "“Good morning, both of you.”", holds("Good morning"));
        say(mara, "Aiko, you are muted.", aiko);
        stage.sees(aiko, "chat_message_received", "“Aiko, you are muted.”, for her eyes only", holds("Aiko, you"));
        signal();
        Answer no =
                stage.tomas().rest().post("/meetings/" + meetingId + "/lock").expect(403);
        narrator.tell("Tomás tries to lock the meeting: %s. He will find that in the history.".formatted(no.code()));
        narrator.held(
                tomas.socket().received("chat_message_received").stream()
                        .noneMatch(m -> holds("Aiko, you").test(m.body())),
                "a private message reaches nobody else",
                Json.object());
    }

    private void say(Seat who, String words, @Nullable Seat only) {
        JsonNode message = Json.object(
                "type",
                "text",
                "content",
                words,
                "reply_to",
                null,
                "is_private",
                only != null,
                "recipient_id",
                only == null ? null : only.participantId());
        who.socket().accepted("send_chat_message", who.in(meetingId).set("message", message));
    }

    /** What browsers say to each other before they see each other: passed on, and forgotten. */
    private void signal() {
        JsonNode offer = Json.object("type", "offer", "sdp", "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n");
        mara.socket().accepted("webrtc_offer", to(mara, tomas).set("offer", offer));
        stage.sees(tomas, "webrtc_offer", "an offer from Mara", from(mara));
        JsonNode reply = Json.object("type", "answer", "sdp", "v=0\r\no=- 2 1 IN IP4 127.0.0.1\r\n");
        tomas.socket().accepted("webrtc_answer", to(tomas, mara).set("answer", reply));
        stage.sees(mara, "webrtc_answer", "his answer", from(tomas));
        JsonNode candidate = Json.object(
                "candidate", "candidate:1 1 UDP 1 127.0.0.1 9 typ host", "sdpMLineIndex", 0, "sdpMid", "audio");
        tomas.socket().accepted("ice_candidate", to(tomas, mara).set("candidate", candidate));
        stage.sees(mara, "ice_candidate", "a way to reach him", from(tomas));
    }

    /** A lost connection is not a leave: he comes back, and gets what he missed, in order. */
    void loseAndResume() {
        narrator.chapter("A tunnel");
        long last = tomas.socket().received().stream()
                .mapToLong(Received::sequence)
                .max()
                .orElse(0);
        tomas.socket().close();
        narrator.tell("Tomás' train enters a tunnel. The last thing he saw was #%d.".formatted(last));
        say(mara, "Where is Tomás?", null);
        stage.sees(aiko, "chat_message_received", "“Where is Tomás?”", holds("Where is"));
        SignalingClient back = stage.tomas().socket();
        sockets.add(back);
        tomas = new Seat(stage.tomas(), back, tomas.participantId());
        back.accepted("join_meeting", stage.tomas().introduction(meetingId).put("resume_from", last));
        Received missed = stage.sees(tomas, "chat_message_received", "what he missed", holds("Where is"));
        narrator.held(missed.sequence() > last, "what was missed comes after what was seen", missed.body());
        List<Long> numbers = back.received().stream()
                .filter(Received::isFact)
                .map(Received::sequence)
                .toList();
        narrator.tell("He is back, and has caught up: %s.".formatted(numbers));
    }

    void end() {
        narrator.chapter("The end");
        stage.mara().rest().post("/meetings/" + meetingId + "/end").expect(200);
        for (Seat seat : List.of(mara, tomas, aiko)) {
            stage.sees(seat, "meeting_ended", "it is over", _ -> true);
        }
    }

    private ObjectNode to(Seat from, Seat target) {
        return from.in(meetingId).put("target_participant_id", target.participantId());
    }

    private static Predicate<JsonNode> is(Seat seat) {
        return body -> body.path("participant_id").asString("").equals(seat.participantId());
    }

    private static Predicate<JsonNode> from(Seat seat) {
        return body -> body.path("from_participant_id").asString("").equals(seat.participantId());
    }

    private static Predicate<JsonNode> holds(String words) {
        return body -> body.path("content").asString("").startsWith(words);
    }

    @Override
    public void close() {
        sockets.forEach(SignalingClient::close);
    }
}
