package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages written anew and taken back, rules for everybody, and attendance set right afterwards. */
@ExtendWith(SharedServer.class)
class SecondThoughtsIT {
    private static String said(SignalingClient socket, String content) {
        ObjectNode message = Json.object("message", Json.object("type", "text", "content", content));
        return socket.accepted("send_chat_message", message).path("message_id").asString();
    }

    private static SignalingClient in(Person who, String meeting) {
        SignalingClient socket = who.socket("websocket");
        socket.accepted("join_meeting", who.introduction(meeting));
        return socket;
    }

    private static List<JsonNode> chat(Person who, String meeting) {
        return who.rest()
                .get("/meetings/" + meeting + "/chat")
                .expect(200)
                .body()
                .path("messages")
                .valueStream()
                .toList();
    }

    @Test
    void whatWasWrittenIsWrittenAnewAndTakenBack(RestClient rest) {
        Person host = Person.register(rest, "Moderator");
        Person kim = Person.register(rest, "Kim");
        Person late = Person.register(rest, "Late");
        String meeting = Meetings.schedule(
                host, Json.object("title", "Chat", "settings", Json.object("chat_history_visible", "all")));
        try (SignalingClient one = in(host, meeting);
                SignalingClient two = in(kim, meeting)) {
            String first = said(two, "Helo");
            String second = said(two, "Buy this");
            two.accepted("edit_chat_message", Json.object("message_id", first, "content", "Hello"));
            assertThat(one.await("chat_message_edited").body().path("content").asString())
                    .isEqualTo("Hello");
            assertThat(one.call("edit_chat_message", Json.object("message_id", first, "content", "Bye"))
                            .at("/error/code")
                            .asString())
                    .isEqualTo("INSUFFICIENT_PERMISSIONS");
            host.rest().delete("/meetings/" + meeting + "/chat/" + second).expect(204);
            two.await(
                    "chat_message_deleted",
                    body -> body.path("message_id").asString().equals(second));
            assertThat(kim.rest()
                            .patch("/meetings/" + meeting + "/chat/" + second, Json.object("content", "Again"))
                            .expect(409)
                            .code())
                    .isEqualTo("INVALID_STATE");
            try (SignalingClient three = in(late, meeting)) {
                assertThat(three).isNotNull();
                List<JsonNode> messages = chat(late, meeting);
                assertThat(messages)
                        .extracting(message -> message.path("content").asString(null))
                        .containsExactly("Hello", null);
                assertThat(messages.getFirst().path("edited_at").isNull()).isFalse();
                assertThat(messages.getLast().path("deleted_at").isNull()).isFalse();
            }
        }
    }

    @Test
    void whoComesLateReadsWhatIsWrittenFromThenOnUnlessTheMeetingSaysOtherwise(RestClient rest) {
        Person host = Person.register(rest, "Host");
        Person late = Person.register(rest, "Late");
        String meeting = Meetings.instant(host, "Chat");
        try (SignalingClient one = in(host, meeting)) {
            said(one, "Before");
            try (SignalingClient two = in(late, meeting)) {
                said(one, "After");
                two.await("chat_message_received");
                assertThat(chat(late, meeting))
                        .extracting(message -> message.path("content").asString(null))
                        .containsExactly("After");
                assertThat(chat(host, meeting)).hasSize(2);
            }
        }
    }

    @Test
    void whatIsForbiddenToAllIsRefusedAndRecorded(RestClient rest) {
        Person host = Person.register(rest, "Quiet");
        Person kim = Person.register(rest, "Kim");
        String meeting = Meetings.instant(host, "Silence");
        try (SignalingClient one = in(host, meeting);
                SignalingClient two = in(kim, meeting)) {
            one.accepted("restrict_all", Json.object("restrictions", Json.object("chat", true)));
            JsonNode refused = two.call(
                    "send_chat_message", Json.object("message", Json.object("type", "text", "content", "Hello")));
            assertThat(refused.at("/error/code").asString()).isEqualTo("PARTICIPANT_RESTRICTED");
            JsonNode now = host.rest()
                    .patch("/meetings/" + meeting + "/restrictions", Json.object("chat", false))
                    .expect(200)
                    .body();
            assertThat(now.at("/restrictions/chat").asBoolean()).isFalse();
            said(two, "Hello");
            two.accepted("raise_hand", Json.object());
            one.accepted("lower_hand", Json.object());
            two.await("participant_updated", body -> !body.path("hand_raised").asBoolean());
        }
        assertThat(host.rest()
                        .get("/meetings/" + meeting + "/history?limit=100")
                        .expect(200)
                        .body()
                        .path("history")
                        .valueStream()
                        .map(line -> line.path("rule").asString("")))
                .contains("WhatIsForbiddenToAllNobodyDoes");
    }

    @Test
    void attendanceIsSetRightAndWhatTheFactsSayStays(RestClient rest) {
        Person host = Person.register(rest, "Secretary");
        String meeting = Meetings.instant(host, "Attended");
        SignalingClient socket = in(host, meeting);
        socket.accepted("leave_meeting", Json.object());
        socket.close();
        host.rest().post("/meetings/" + meeting + "/end").expect(200);
        String attendance = "/meetings/" + meeting + "/attendance";
        JsonNode before = host.rest().get(attendance).expect(200).body().at("/attendance/0");
        assertThat(before.at("/intervals/0/connections/0/evidence").asString()).isEqualTo("explicit");
        ObjectNode correction = Json.object(
                "participant_id",
                before.path("participant_id").asString(),
                "from",
                Instant.now().minusSeconds(7200).toString(),
                "to",
                Instant.now().minusSeconds(3600).toString(),
                "reason",
                "was there by phone");
        host.rest().post(attendance + "/corrections", correction).expect(201);
        JsonNode now = host.rest().get(attendance).expect(200).body().at("/attendance/0");
        assertThat(now.at("/intervals/0/evidence").asString()).isEqualTo("corrected");
        assertThat(now.path("seconds").asLong()).isGreaterThanOrEqualTo(3600);
        assertThat(now.at("/corrections/0/reason").asString()).isEqualTo("was there by phone");
        assertThat(host.rest()
                        .get(attendance + "?known=then")
                        .expect(200)
                        .body()
                        .at("/attendance/0"))
                .isEqualTo(before);
        assertThat(host.rest().get(attendance, "Accept", "text/csv").expect(200).text())
                .contains(",corrected,");
        assertThat(Person.register(rest, "Stranger")
                        .rest()
                        .post(attendance + "/corrections", correction)
                        .expect(404)
                        .code())
                .isEqualTo("MEETING_NOT_FOUND");
    }
}
