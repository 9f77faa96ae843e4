package io.videoconf.acceptance;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What the API tells of what is kept for a time. */
final class Kept {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Kept() {}

    static JsonNode standing(Person reader, String path, String kind) {
        int query = path.indexOf('?');
        String asked =
                query < 0 ? path + "/retention" : path.substring(0, query) + "/retention" + path.substring(query);
        return reader.rest()
                .get(asked)
                .expect(200)
                .body()
                .path("retention")
                .valueStream()
                .filter(each -> each.path("class").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode awaitStatus(Person reader, String path, String kind, String status) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> standing(reader, path, kind),
                        each -> each.path("status").asString().equals(status));
    }

    /** Everything that the API tells of a meeting. */
    static String read(Person reader, String meeting) {
        StringBuilder all = new StringBuilder();
        for (String path :
                List.of("", "/participants", "/chat", "/attendance", "/events?after=0", "/history?limit=100")) {
            all.append(
                    reader.rest().get("/meetings/" + meeting + path).expect(200).text());
        }
        return all.toString();
    }

    /** As the contract has it: of the ids of the facts, in order, each with a line feed. */
    static String digestOfMessages(Person reader, String meeting) {
        StringBuilder ids = new StringBuilder();
        reader.rest()
                .get("/meetings/" + meeting + "/events?after=0")
                .expect(200)
                .body()
                .path("events")
                .valueStream()
                .filter(each -> each.path("type").asString().equals("chat_message_sent"))
                .forEach(each -> ids.append(each.path("event_id").asString()).append('\n'));
        return Digests.sha256(ids.toString().getBytes(StandardCharsets.UTF_8));
    }

    static List<JsonNode> disposals(Officer officer) {
        return officer.rest()
                .get("/disposals")
                .expect(200)
                .body()
                .path("disposals")
                .valueStream()
                .toList();
    }
}
