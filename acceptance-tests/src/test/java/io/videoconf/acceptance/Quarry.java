package io.videoconf.acceptance;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to throw bad requests at: a host with a scheduled meeting, a live one with a participant, and a recording;
 * and a stranger of another tenant. It can tell whether anything but refusals was stored.
 */
final class Quarry {
    private final RestClient rest;
    private final Person host;
    private final Person guest;
    private final Person stranger;
    private final Map<String, String> ids = new LinkedHashMap<>();

    Quarry(RestClient rest) {
        this.rest = rest;
        host = Person.register(rest, "Host");
        guest = Person.register(rest, "Guest");
        stranger = Person.register(rest, "Stranger");
        JsonNode scheduled = host.rest()
                .post("/meetings", Meetings.tomorrow("Scheduled"))
                .expect(201)
                .body();
        String live = Meetings.schedule(
                host, Json.object("title", "Live", "settings", Json.object("recording_enabled", true)));
        join(host, live);
        ids.put("{scheduled}", scheduled.path("meeting_id").asString());
        ids.put("{number}", scheduled.path("meeting_number").asString());
        ids.put("{live}", live);
        ids.put("{guest}", join(guest, live));
        ids.put("{user}", guest.userId());
        ids.put("{recording}", record(live));
    }

    private static String join(Person who, String meetingId) {
        return who.rest()
                .post("/meetings/" + meetingId + "/join", Json.object("display_name", who.name()))
                .expect(200)
                .body()
                .path("participant_id")
                .asString();
    }

    private String record(String live) {
        String id = host.rest()
                .post("/meetings/" + live + "/recordings", Json.object("mode", "cloud"))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        host.rest().post("/recordings/" + id + "/stop").expect(200);
        return id;
    }

    Person host() {
        return host;
    }

    Person guest() {
        return guest;
    }

    Person stranger() {
        return stranger;
    }

    RestClient anonymous() {
        return rest;
    }

    /** Who asks a route when nothing is wrong with the asking. */
    RestClient caller(Route route) {
        return route.open() ? rest : host.rest();
    }

    String id(String placeholder) {
        return ids.getOrDefault(placeholder, placeholder);
    }

    String path(Route route) {
        return filled(route.path());
    }

    ObjectNode good(Route route) {
        return (ObjectNode) Json.read(filled(Json.write(route.good())));
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled;
    }

    /** Sends a route's good request as somebody. */
    Answer ask(RestClient who, Route route, String path, String... headers) {
        return route.body() == null
                ? who.send(route.method(), path, BodyPublishers.noBody(), headers)
                : who.sendJson(route.method(), path, good(route), headers);
    }

    Answer send(Route route, BodyPublisher body, String... headers) {
        return caller(route).send(route.method(), path(route), body, headers);
    }

    /** Everything that requests to these routes could have changed. */
    Map<String, JsonNode> stored() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (String meeting : List.of(id("{scheduled}"), id("{live}"))) {
            all.put("meeting " + meeting, read(host, "/meetings/" + meeting));
            all.put(
                    "log " + meeting,
                    Json.value(MeetingLog.of(host.rest(), meeting).events()));
        }
        all.put("recordings", read(host, "/recordings"));
        for (Person person : List.of(host, guest, stranger)) {
            all.put("profile of " + person, read(person, "/users/me"));
            all.put("meetings of " + person, read(person, "/users/me/meetings"));
        }
        return all;
    }

    /** The meetings as the audit view has them, without the refusals. */
    Map<String, JsonNode> facts() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (String meeting : List.of(id("{scheduled}"), id("{live}"))) {
            all.put(meeting, Json.value(history(meeting, false)));
        }
        return all;
    }

    /** The audit view's lines of a meeting: the facts, or the refusals. */
    List<JsonNode> history(String meetingId, boolean refused) {
        var entries = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            JsonNode page = read(host, "/meetings/" + meetingId + "/history?limit=100" + cursor);
            page.path("history").forEach(entries::add);
            cursor = page.path("has_more").asBoolean()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return entries.stream()
                .filter(each -> each.path("refused").asBoolean() == refused)
                .toList();
    }

    private static JsonNode read(Person who, String path) {
        return who.rest().get(path).expect(200).body();
    }
}
