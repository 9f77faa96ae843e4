package io.videoconf.allinone;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.SignalingClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One device of somebody in a meeting on one edge. */
record Seat(Person who, String meeting, SignalingClient socket, String id) {
    /**
     * Joins.
     *
     * @param from the last fact that is known already; negative for none
     */
    static Seat take(Person who, Edge edge, String meeting, long from) {
        Person there = who.at(edge.rest());
        SignalingClient socket = there.socket();
        ObjectNode join = there.introduction(meeting);
        if (from >= 0) {
            join.put("resume_from", from);
        }
        JsonNode said = socket.accepted("join_meeting", join);
        return new Seat(there, meeting, socket, said.path("your_participant_id").asString());
    }

    /** Joins the meeting of somebody who, in the very moment in which they are told of it, makes an offer that must be taken. */
    static Seat takeAndBeOffered(Person who, Edge edge, Seat other) {
        CompletableFuture<Seat> coming = CompletableFuture.supplyAsync(() -> take(who, edge, other.meeting, -1));
        String id = other.socket
                .await(
                        "participant_joined",
                        body -> body.path("display_name").asString().equals(who.name()))
                .body()
                .path("participant_id")
                .asString();
        other.socket.accepted("webrtc_offer", other.signal(id, "offer", "at once"));
        return coming.orTimeout(20, TimeUnit.SECONDS).join();
    }

    ObjectNode signal(Seat to, String kind, String what) {
        return signal(to.id(), kind, what);
    }

    ObjectNode signal(String to, String kind, String what) {
        return Json.object(
                "meeting_id", meeting, "target_participant_id", to, kind, Json.object("type", kind, "sdp", what));
    }

    void says(String words) {
        socket.accepted("send_chat_message", Json.object("message", Json.object("type", "text", "content", words)));
    }

    /** Waits until it is said. */
    Received hears(String words) {
        return socket.await(
                "chat_message_received", body -> body.path("content").asString().equals(words));
    }

    List<Received> facts() {
        return socket.received().stream().filter(Received::isFact).toList();
    }
}
