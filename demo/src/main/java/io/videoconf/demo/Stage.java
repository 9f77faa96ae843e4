package io.videoconf.demo;

import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the chapters share: who plays, where, and who tells it.
 *
 * @param rest a caller without a token
 */
record Stage(Narrator narrator, RestClient rest, Person mara, Person tomas, Person aiko, Person rufus) {

    static Stage set(Narrator narrator, RestClient rest) {
        return new Stage(
                narrator,
                rest,
                Person.register(rest, "Mara"),
                Person.register(rest, "Tomás"),
                Person.register(rest, "Aiko"),
                Person.register(rest, "Rufus"));
    }

    /** Waits until somebody sees something, and tells it. */
    Received sees(Seat seat, String event, String meaning, Predicate<JsonNode> which) {
        Received seen = seat.socket().await(event, which);
        narrator.saw(seat.who(), seen, meaning);
        return seen;
    }

    /** Somebody's place in a meeting: the person, the socket, and who they are in there. */
    record Seat(Person who, SignalingClient socket, String participantId) {

        ObjectNode in(String meetingId) {
            return Json.object("meeting_id", meetingId);
        }
    }
}
