package io.videoconf.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Before the meeting: it is scheduled once however often it is asked for, and changed by those only who have read it.
 */
final class Preparation {
    private final Stage stage;
    private final Narrator narrator;

    Preparation(Stage stage) {
        this.stage = stage;
        this.narrator = stage.narrator();
    }

    String play() {
        narrator.chapter("Mara schedules a meeting");
        JsonNode meeting = schedule();
        String meetingId = meeting.path("meeting_id").asString();
        change(meetingId);
        Answer curious = stage.rufus().rest().get("/meetings/" + meetingId).expect(404);
        narrator.tell("Rufus, whom nobody has invited, asks for it and is told %s.".formatted(curious.code()));
        return meetingId;
    }

    private JsonNode schedule() {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        JsonNode wanted = Json.object(
                "title",
                "Quarterly revue",
                "scheduled_start_time",
                tomorrow.toString(),
                "scheduled_end_time",
                tomorrow.plus(1, ChronoUnit.HOURS).toString(),
                "settings",
                Json.object("waiting_room_enabled", true, "recording_enabled", true, "chat_enabled", true));
        String once = UUID.randomUUID().toString();
        RestClient mara = stage.mara().rest();
        JsonNode first = mara.post("/meetings", wanted, "Idempotency-Key", once)
                .expect(201)
                .body();
        narrator.tell("“%s”, number %s, %s"
                .formatted(
                        first.path("title").asString(),
                        first.path("meeting_number").asString(),
                        first.path("join_url").asString()));
        JsonNode again = mara.post("/meetings", wanted, "Idempotency-Key", once)
                .expect(201)
                .body();
        narrator.held(again.equals(first), "the same request twice makes one meeting", again);
        narrator.tell("Her network hiccups and the request is sent twice. There is still one meeting.");
        return first;
    }

    private void change(String meetingId) {
        RestClient mara = stage.mara().rest();
        String read = mara.get("/meetings/" + meetingId).expect(200).header("ETag");
        JsonNode better = Json.object("title", "Quarterly review");
        String now = mara.patch("/meetings/" + meetingId, better, "If-Match", read)
                .expect(200)
                .header("ETag");
        narrator.held(!now.equals(read), "a change makes a new version", Json.value(now));
        Answer late = mara.patch("/meetings/" + meetingId, Json.object("title", "Old news"), "If-Match", read)
                .expect(412);
        narrator.tell("She corrects the title. Her other tab, still at version %s, is refused: %s."
                .formatted(read, late.code()));
    }
}
