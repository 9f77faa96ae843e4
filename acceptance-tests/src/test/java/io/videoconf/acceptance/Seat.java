package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.SignalingClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody's place in a meeting: who they are outside and inside, and their socket.
 *
 * @param said the acknowledgement of their join
 */
record Seat(Person who, String meetingId, SignalingClient socket, JsonNode said) implements AutoCloseable {

    /** Opens a socket and asks to join: in, or waiting. */
    static Seat take(Person who, String meetingId, String... transports) {
        SignalingClient socket = who.socket(transports);
        try {
            return new Seat(who, meetingId, socket, socket.accepted("join_meeting", who.introduction(meetingId)));
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Opens a socket again and asks for everything after a sequence. */
    static Seat resume(Person who, String meetingId, long from) {
        SignalingClient socket = who.socket();
        ObjectNode join = who.introduction(meetingId).put("resume_from", from);
        return new Seat(who, meetingId, socket, socket.accepted("join_meeting", join));
    }

    String participantId() {
        return said.path("your_participant_id")
                .asString(said.path("participant_id").asString(""));
    }

    /** Sends an event about this meeting that must be accepted. */
    JsonNode does(String event, Object... namesAndValues) {
        return socket.accepted(event, about(namesAndValues));
    }

    /** Sends an event about this meeting, whatever the answer. */
    JsonNode tries(String event, Object... namesAndValues) {
        return socket.call(event, about(namesAndValues));
    }

    private ObjectNode about(Object... namesAndValues) {
        ObjectNode payload = Json.object("meeting_id", meetingId);
        payload.setAll(Json.object(namesAndValues));
        return payload;
    }

    /** Sends a chat message, to everybody or to one only. */
    void says(String content, @Nullable Seat only) {
        String recipient = only == null ? null : only.participantId();
        does(
                "send_chat_message",
                "message",
                Json.object(
                        "type",
                        "text",
                        "content",
                        content,
                        "reply_to",
                        null,
                        "is_private",
                        only != null,
                        "recipient_id",
                        recipient));
    }

    /** Waits for an event that is about a participant. */
    Received sees(String event, Seat about) {
        return socket.await(
                event, body -> body.path("participant_id").asString("").equals(about.participantId()));
    }

    /** Waits for a chat message with this content. */
    Received reads(String content) {
        return socket.await(
                "chat_message_received",
                body -> body.path("content").asString("").equals(content));
    }

    /** The facts that came over the socket, in the order in which they came; the join's snapshot is none of them. */
    List<Received> facts() {
        return socket.received().stream().filter(Received::isFact).toList();
    }

    @Override
    public void close() {
        socket.close();
    }
}
