package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Meetings as the scenarios need them. */
final class Meetings {
    private Meetings() {}

    /** The request of a meeting tomorrow. */
    static ObjectNode tomorrow(String title) {
        Instant start = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return Json.object(
                "title",
                title,
                "description",
                "About " + title,
                "scheduled_start_time",
                start.toString(),
                "scheduled_end_time",
                start.plus(30, ChronoUnit.MINUTES).toString());
    }

    /** Schedules, and answers the new id. */
    static String schedule(Person host, JsonNode request) {
        return host.rest()
                .post("/meetings", request)
                .expect(201)
                .body()
                .path("meeting_id")
                .asString();
    }

    /** A meeting that runs at once and lets anybody in who knows it. */
    static String instant(Person host, String title) {
        return schedule(host, Json.object("title", title));
    }

    /** A meeting that runs at once and may be recorded. */
    static String recorded(Person host) {
        return schedule(host, Json.object("title", "Recorded", "settings", Json.object("recording_enabled", true)));
    }

    /** The participant with this id in a meeting; missing when there is none. */
    static JsonNode participant(JsonNode meeting, String participantId) {
        return meeting.path("participants")
                .valueStream()
                .filter(each -> each.path("participant_id").asString("").equals(participantId))
                .findFirst()
                .orElseGet(() -> Json.read(""));
    }

    /** The participant who is this person; missing when there is none. */
    static JsonNode participant(JsonNode meeting, Person who) {
        return meeting.path("participants")
                .valueStream()
                .filter(each -> each.path("user_id").asString("").equals(who.userId()))
                .findFirst()
                .orElseGet(() -> Json.read(""));
    }
}
