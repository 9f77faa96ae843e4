package io.videoconf.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * After the meeting: its log from the first fact to the last, what it was at any of them, and who did what and was not
 * allowed to.
 */
final class Replay {
    private final Stage stage;
    private final Narrator narrator;
    private final String meetingId;
    private final Map<String, String> names = new HashMap<>();

    Replay(Stage stage, String meetingId) {
        this.stage = stage;
        this.narrator = stage.narrator();
        this.meetingId = meetingId;
    }

    void play() {
        JsonNode meeting = read("");
        meeting.path("participants")
                .forEach(each -> names.put(
                        each.path("participant_id").asString(),
                        each.path("display_name").asString()));
        List<JsonNode> log = log();
        past(log);
        audit();
    }

    private List<JsonNode> log() {
        narrator.chapter("The history, as it is kept");
        List<JsonNode> facts = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page = stage.mara()
                    .rest()
                    .get("/meetings/" + meetingId + "/events?limit=100&after=" + facts.size())
                    .expect(200)
                    .body();
            page.path("events").forEach(facts::add);
            more = page.path("has_more").asBoolean() && !page.path("events").isEmpty();
        }
        for (int i = 0; i < facts.size(); i++) {
            JsonNode fact = facts.get(i);
            boolean next = fact.path("sequence").asLong() == i + 1
                    && fact.path("previous_sequence").asLong() == i;
            narrator.held(next, "no fact is missing between #" + i + " and the next", fact);
            narrator.row("#%-3d %s  %-28s %s"
                    .formatted(i + 1, time(fact), fact.path("type").asString(), about(fact.path("data"))));
        }
        return facts;
    }

    private void past(List<JsonNode> log) {
        narrator.chapter("What it was at any point");
        for (String type :
                List.of("meeting_scheduled", "participant_started_waiting", "recording_started", "meeting_ended")) {
            log.stream()
                    .filter(fact -> fact.path("type").asString().equals(type))
                    .findFirst()
                    .ifPresent(this::asOf);
        }
    }

    private void asOf(JsonNode fact) {
        long number = fact.path("sequence").asLong();
        JsonNode then = read("?as_of_sequence=" + number);
        narrator.held(then.path("sequence").asLong() == number, "the past is what was asked for", then);
        String people = then.path("participants")
                .valueStream()
                .map(who -> who.path("display_name").asString() + " "
                        + who.path("status").asString())
                .collect(Collectors.joining(", "));
        narrator.row("at #%-3d “%s”, %s: %s"
                .formatted(
                        number,
                        then.path("title").asString(),
                        then.path("status").asString(),
                        people));
    }

    private void audit() {
        narrator.chapter("Who did what, and who was not allowed to");
        JsonNode history = stage.mara()
                .rest()
                .get("/meetings/" + meetingId + "/history?limit=100")
                .expect(200)
                .body();
        long refused = 0;
        for (JsonNode entry : history.path("history")) {
            boolean no = entry.path("refused").asBoolean();
            refused += no ? 1 : 0;
            narrator.row("%s  %-28s %-9s by %-7s %s"
                    .formatted(
                            time(entry),
                            entry.path("type").asString(),
                            no ? "REFUSED" : "#" + entry.path("sequence").asString(),
                            actor(entry.path("actor")),
                            no
                                    ? entry.path("code").asString() + " ("
                                            + entry.path("rule").asString("") + ")"
                                    : entry.path("door").asString()));
        }
        narrator.held(refused > 0, "refused commands are in the history", history);
    }

    private String actor(JsonNode actor) {
        String userId = actor.path("user_id").asString("");
        return List.of(stage.mara(), stage.tomas(), stage.aiko(), stage.rufus()).stream()
                .filter(each -> each.userId().equals(userId))
                .map(Person::name)
                .findFirst()
                .orElse(actor.path("kind").asString(""));
    }

    private JsonNode read(String query) {
        return stage.mara()
                .rest()
                .get("/meetings/" + meetingId + query)
                .expect(200)
                .body();
    }

    private static String time(JsonNode entry) {
        String timestamp = entry.path("timestamp").asString();
        return timestamp.length() < 19 ? timestamp : timestamp.substring(11, 19);
    }

    private String about(JsonNode data) {
        String who = names.getOrDefault(
                data.path("participant_id").asString(data.path("sender_id").asString("")), "");
        String what = data.path("content")
                .asString(data.path("title").asString(data.path("cause").asString("")));
        return (who + " " + what).strip();
    }
}
