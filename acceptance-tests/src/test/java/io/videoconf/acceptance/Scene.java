package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running meeting in which everybody of a {@link Cast} plays their part, and a recording of it.
 *
 * @param target the participant whom others act on
 * @param guestToken of a guest who is in
 * @param webhookId the host's, and a delivery of it
 */
record Scene(
        Cast cast,
        String meetingId,
        String number,
        String target,
        String waitingId,
        String recordingId,
        String guestToken,
        String webhookId,
        String deliveryId) {

    /** What is there of the recording. */
    enum Recorded {
        NOTHING,
        RUNNING,
        STOPPED
    }

    static Scene set(Cast cast, Recorded recorded) {
        Person host = cast.host();
        ObjectNode request = Json.object(
                "title", "Weekly", "settings", Json.object("waiting_room_enabled", true, "recording_enabled", true));
        JsonNode made = host.rest().post("/meetings", request).expect(201).body();
        String meeting = made.path("meeting_id").asString();
        String base = "/meetings/" + meeting;
        String guest = cast.anonymous()
                .post("/auth/guest", Json.object("meeting_id", meeting, "display_name", "Guest"))
                .expect(200)
                .body()
                .path("access_token")
                .asString();
        join(host.rest(), base, 200);
        String target = join(cast.participant().rest(), base, 202);
        String restricted = join(cast.restricted().rest(), base, 202);
        String coHost = join(cast.coHost().rest(), base, 202);
        join(cast.anonymous().as(guest), base, 202);
        host.rest().post(base + "/waiting-room/admit-all").expect(200);
        ObjectNode everything = Json.object("audio", true, "video", true, "screen_share", true, "chat", true);
        host.rest()
                .patch(base + "/participants/" + restricted, Json.object("restrictions", everything))
                .expect(200);
        host.rest()
                .patch(base + "/participants/" + coHost, Json.object("role", "co_host"))
                .expect(200);
        host.rest()
                .post(
                        base + "/participants",
                        Json.object("emails", java.util.List.of(cast.invited().email())))
                .expect(201);
        String waiting = join(cast.waiting().rest(), base, 202);
        String webhook = webhook(host);
        return new Scene(
                cast,
                meeting,
                made.path("meeting_number").asString(),
                target,
                waiting,
                record(host, base, recorded),
                guest,
                webhook,
                host.rest()
                        .post("/webhooks/" + webhook + "/ping")
                        .expect(202)
                        .body()
                        .path("delivery_id")
                        .asString());
    }

    /** A webhook of the host's at an address that nothing is delivered to. */
    private static String webhook(Person host) {
        ObjectNode request =
                Json.object("url", "https://127.0.0.1:9/hooks", "event_types", java.util.List.of("meeting_cancelled"));
        return host.rest()
                .post("/webhooks", request)
                .expect(201)
                .body()
                .path("webhook_id")
                .asString();
    }

    private static String join(RestClient who, String base, int status) {
        return who.post(base + "/join", Json.object("display_name", "Somebody"))
                .expect(status)
                .body()
                .path("participant_id")
                .asString();
    }

    private static String record(Person host, String base, Recorded recorded) {
        if (recorded == Recorded.NOTHING) {
            return "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
        }
        String id = host.rest()
                .post(base + "/recordings", Json.object("mode", "cloud"))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        if (recorded == Recorded.STOPPED) {
            host.rest().post("/recordings/" + id + "/stop").expect(200);
        }
        return id;
    }

    /** The ids of the description's examples, and those that they stand for here. */
    Map<String, String> names(boolean aboutWaiting) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("019bc1a0-0000-7a1b-8c2d-00000000000a", meetingId);
        names.put("019bc1a0-0000-7a1b-8c2d-00000000000b", aboutWaiting ? waitingId : target);
        names.put("019bc1a0-0000-7a1b-8c2d-00000000000c", recordingId);
        names.put("019bc19f-0000-7a1b-8c2d-000000000002", cast.host().userId());
        names.put("019bc1a0-0000-7a1b-8c2d-00000000000d", webhookId);
        names.put("019bc1a0-0000-7a1b-8c2d-00000000000e", deliveryId);
        names.put("123-456-789", number);
        names.put("kim@example.com", cast.invited().email());
        return names;
    }

    /** Everything that somebody without the right could have changed: versions, as the host sees them. */
    String state() {
        RestClient host = cast.host().rest();
        return "meeting "
                + host.get("/meetings/" + meetingId).expect(200).header("ETag")
                + ", recording "
                + host.get("/recordings/" + recordingId).expect(200).header("ETag")
                + ", profile "
                + host.get("/users/me").expect(200).header("ETag");
    }
}
