package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One story, told through each door, leaves one history: but for ids, times, and the door's name. */
@ExtendWith(SharedServer.class)
class DoorsIT {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    private static final Pattern NUMBER = Pattern.compile("\\d{3}-\\d{3}-\\d{3}");
    private static final Set<String> OF_THE_REQUEST =
            Set.of("event_id", "timestamp", "request_id", "causation_id", "correlation_id", "door");

    @Test
    void theSameStoryLeavesTheSameHistoryThroughEachDoor(RestClient rest) {
        Person host = Person.register(rest, "Host");
        Person guest = Person.register(rest, "Guest");
        List<String> first = play(new Way.Rest(), host, guest, Set.of("rest", "socketio"));
        assertThat(first)
                .anyMatch(line -> line.contains("participant_started_waiting"))
                .anyMatch(line -> line.contains("chat_message_sent"))
                .anyMatch(line -> line.contains("recording_stopped"))
                .last()
                .asString()
                .contains("meeting_ended");
        assertThat(play(new Way.Socket(), host, guest, Set.of("rest", "socketio")))
                .isEqualTo(first);
        assertThat(play(new Way.OverGraph(), host, guest, Set.of("graphql", "socketio")))
                .isEqualTo(first);
    }

    /** Everybody is there by socket: a presence is one. */
    private static List<String> play(Way way, Person host, Person guest, Set<String> doors) {
        String meeting = way.begin(host, "Doors");
        try (Seat hosting = Seat.take(host, meeting);
                Seat waiting = Seat.take(guest, meeting)) {
            assertThat(waiting.said().path("status").asString()).isEqualTo("waiting");
            way.admit(hosting, waiting);
            hosting.sees("participant_joined", waiting);
            way.say(hosting, "Hello");
            waiting.reads("Hello");
            String recording = way.record(hosting);
            way.share(host, recording, guest.email());
            way.end(hosting);
            guest.rest().get("/recordings/" + recording).expect(200);
        }
        return history(host, meeting, doors);
    }

    /** The audit view without what is of the requests, and with ids in the order in which they come up. */
    static List<String> history(Person host, String meeting, Set<String> doors) {
        JsonNode history = host.rest()
                .get("/meetings/" + meeting + "/history?limit=100")
                .expect(200)
                .body()
                .path("history");
        Map<String, String> ids = new HashMap<>();
        List<String> lines = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        history.forEach(entry -> {
            seen.add(entry.path("door").asString());
            lines.add(ID.matcher(timeless(entry))
                    .replaceAll(id -> ids.computeIfAbsent(id.group(), _ -> "id" + ids.size())));
        });
        assertThat(seen).as("doors of the history").isEqualTo(doors);
        return lines;
    }

    /** One fact alone, with one word for every id. */
    static String plain(JsonNode fact) {
        return ID.matcher(timeless(fact)).replaceAll("id");
    }

    private static String timeless(JsonNode fact) {
        ObjectNode plain = (ObjectNode) fact.deepCopy();
        plain.remove(OF_THE_REQUEST);
        String text = TIME.matcher(plain.toString()).replaceAll("time");
        return NUMBER.matcher(text).replaceAll("number");
    }
}
