package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is erased at one edge is forgotten by every edge, and by what each of them keeps in memory. */
class ErasedOnEveryEdgeIT {
    /** Who begins to look so long after the erasure finds nothing, however long the look takes: some ten answers of two edges. */
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(5);

    @TempDir
    private Path data;

    @Test
    void soonNoEdgeKnowsTheirNameOrTheirWords() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String name = "Canary " + mark;
        String words = "sings " + mark;
        try (Core core = Core.start(data.resolve("data"));
                Edge one = Edge.start(core, "one", 0);
                Edge two = Edge.start(core, "two", 0)) {
            Person mara = Person.register(one.rest(), "Mara");
            String meeting = mara.rest()
                    .post("/meetings", Json.object("title", "Across"))
                    .expect(201)
                    .body()
                    .path("meeting_id")
                    .asString();
            Person canary = Person.register(one.rest(), name);
            // Somebody stays on each edge, so that it keeps the last facts for whoever asks for what they missed.
            try (var near = Seat.take(Person.register(one.rest(), "Near"), one, meeting, -1)
                            .socket();
                    var far = Seat.take(Person.register(one.rest(), "Far"), two, meeting, -1)
                            .socket();
                    var guest = Seat.take(canary, two, meeting, -1).socket()) {
                long from = far.await("meeting_joined").sequence();
                guest.accepted(
                        "send_chat_message", Json.object("message", Json.object("type", "text", "content", words)));
                near.await("chat_message_received");
                far.await("chat_message_received");
                assertThat(seen(mara, one, meeting, from)).contains(name, words);
                assertThat(seen(mara, two, meeting, from)).contains(name, words);

                String erasure = canary.rest().delete("/users/me").expect(204).header("Location");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> status(one.rest(), erasure).equals("erased"));

                long erased = System.nanoTime();
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    Duration since = Duration.ofNanos(System.nanoTime() - erased);
                    String told = seen(mara, one, meeting, from) + seen(mara, two, meeting, from);
                    boolean forgotten = !told.contains(mark);
                    assertThat(forgotten || since.compareTo(AT_THE_LATEST) < 0)
                            .as("%s after the erasure: %s", since, told)
                            .isTrue();
                    return forgotten;
                });
                for (Edge edge : List.of(one, two)) {
                    assertThat(seen(mara, edge, meeting, from))
                            .contains("erased person #", "[erased]")
                            .doesNotContain(mark);
                }
            }
        }
    }

    private static String status(RestClient rest, String erasure) {
        return rest.anonymous().get(erasure).body().path("status").asString("");
    }

    /** What an edge tells of the meeting: to who comes in and asks for what they missed, to who reads, and to who has it played. */
    private static String seen(Person who, Edge edge, String meeting, long from) {
        RestClient rest = who.at(edge.rest()).rest();
        StringBuilder seen = new StringBuilder();
        try (var socket = Seat.take(who, edge, meeting, from).socket()) {
            long last = rest.get("/meetings/" + meeting)
                    .expect(200)
                    .body()
                    .path("sequence")
                    .asLong();
            socket.awaitSequence(last);
            socket.received().forEach(event -> seen.append(event.body()).append('\n'));
        }
        for (String part : List.of("", "/participants", "/chat", "/events?after=0", "/replay?speed=max")) {
            seen.append(rest.get("/meetings/" + meeting + part).expect(200).text());
        }
        return seen.toString();
    }
}
