package io.videoconf.acceptance;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * A command over REST, with the key that makes it safe to repeat.
 *
 * @param about the meeting that it changes; empty where it makes one
 * @param mark words that no other write has: how its effect is found again
 */
record Write(Person who, Kind kind, String about, JsonNode body, String key, String mark) {

    /** What it does. */
    enum Kind {
        /** One fact. */
        SCHEDULE,
        /** Two facts: scheduled and started. */
        INSTANT,
        /** One fact. */
        RENAME,
        /** Three facts, one for each e-mail. */
        INVITE,
        /** One fact, or none when it is so already. */
        LOCK,
        /** One fact, or none when it is so already. */
        UNLOCK
    }

    Answer send(RestClient rest) {
        RestClient caller = rest.as(who.accessToken());
        String meeting = "/meetings/" + about;
        return switch (kind) {
            case SCHEDULE, INSTANT -> caller.post("/meetings", body, "Idempotency-Key", key);
            case RENAME -> caller.patch(meeting, body, "Idempotency-Key", key);
            case INVITE -> caller.post(meeting + "/participants", body, "Idempotency-Key", key);
            case LOCK -> caller.post(meeting + "/lock", "Idempotency-Key", key);
            case UNLOCK -> caller.post(meeting + "/unlock", "Idempotency-Key", key);
        };
    }

    /** The status of success. */
    int success() {
        return switch (kind) {
            case SCHEDULE, INSTANT, INVITE -> 201;
            case RENAME, LOCK, UNLOCK -> 200;
        };
    }

    /** The meeting that an answer to this write is about. */
    String meeting(Answer answer) {
        return about.isEmpty() ? answer.body().path("meeting_id").asString() : about;
    }
}
