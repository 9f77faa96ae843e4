package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every answer to those who watch over an organisation, and to those who run the server, in which somebody who was in a meeting is told of.
 *
 * @param participant who they were in it
 */
record Told(Officer officer, Person operator, String meeting, String participant, String userId) {

    /** By what was asked. */
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : List.of(
                "",
                "?as_of_sequence=6",
                "/participants",
                "/participants?as_of_sequence=6",
                "/chat?limit=100",
                "/chat?limit=100&as_of_sequence=20",
                "/attendance",
                "/attendance?as_of_sequence=20",
                "/events?after=0&limit=500",
                "/history?limit=100",
                "/replay?speed=max",
                "/replay?speed=max&as_participant=" + participant)) {
            answers.put(path, get("/meetings/" + meeting + path));
        }
        answers.put("why", why());
        answers.put("attendance, CSV", get("/meetings/" + meeting + "/attendance", "Accept", "text/csv"));
        for (String type : List.of("text/csv", "application/x-ndjson")) {
            answers.put("audit, " + type, get("/audit", "Accept", type, "X-Purpose", "a search"));
        }
        for (String graph :
                List.of("participants { displayName email }", "chatMessages(limit: 100) { senderName content }")) {
            answers.put(graph, graph("meeting(id: \"" + meeting + "\") { " + graph + " }"));
        }
        for (String graph : List.of("meetingEvents", "meetingHistory")) {
            answers.put(graph, graph(graph + "(meetingId: \"" + meeting + "\", limit: 100) { data }"));
        }
        answers.put("account", operator.rest().get("/admin/users/" + userId).text());
        return answers;
    }

    /** A chain is of the facts that made something so: not in each of them is there a name. */
    private String why() {
        StringBuilder all = new StringBuilder();
        for (String about : List.of("role", "presence", "presence&at_sequence=10", "chat", "audio")) {
            all.append(get("/meetings/" + meeting + "/explain?participant=" + participant + "&field=" + about));
        }
        return all.toString();
    }

    private String get(String path, String... headers) {
        return officer.rest().get(path, headers).expect(200).text();
    }

    private String graph(String query) {
        return Json.write(new Graph(officer.rest()).data("{ " + query + " }"));
    }
}
