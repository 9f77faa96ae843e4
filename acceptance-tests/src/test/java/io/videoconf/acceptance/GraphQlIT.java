package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The graph of a running server: what it shows, what it does, what it streams, and what it refuses. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQlIT {
    private static final String SUBSCRIPTION =
            "subscription { meetingEvents(meetingId: \"%s\", after: %d) { sequence previousSequence type data } }";

    private Person ada;
    private Person kim;
    private Graph graph;

    @BeforeAll
    void register(RestClient rest) {
        ada = Person.register(rest, "Ada");
        kim = Person.register(rest, "Kim");
        graph = new Graph(ada.rest());
    }

    @Test
    void theDashboardRunsAsWritten() {
        Meetings.schedule(ada, Meetings.tomorrow("Standup"));
        JsonNode user = graph.data("""
            query GetUserDashboard( $userId : ID! ) { user( id : $userId ) { displayName
            meetings( status : SCHEDULED, limit : 5 ) { id title scheduledStartTime participants { displayName role } }
            recordings( limit : 3 ) { id title durationSeconds createdAt } } }
            """, "userId", ada.userId()).path("user");
        assertThat(user.path("displayName").asString()).isEqualTo("Ada");
        assertThat(user.at("/meetings/0/participants/0/role").asString()).isEqualTo("HOST");
        assertThat(user.path("recordings").isArray()).isTrue();
    }

    @Test
    void aWriteIsCarriedOutOnceAndOnItsVersionOnly() {
        String schedule = "scheduleMeeting(input: {title: \"Once\"}, idempotencyKey: \"%s\") { id sequence }"
                .formatted(java.util.UUID.randomUUID());
        JsonNode first = graph.does("{ " + schedule + " }");
        assertThat(graph.does("{ " + schedule + " }")).isEqualTo(first);
        assertThat(graph.code("mutation { " + schedule.replace("Once", "Twice") + " }"))
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        String lock = "mutation { lockMeeting(meetingId: \"" + first.path("id").asString()
                + "\", expectedVersion: %d) { locked sequence } }";
        assertThat(graph.code(lock.formatted(99))).isEqualTo("VERSION_CONFLICT");
        assertThat(graph.data(lock.formatted(first.path("sequence").asInt()))
                        .at("/lockMeeting/locked")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aSubscriptionIsTheLogAndResumesFromAnySequence() {
        String meeting = Meetings.instant(ada, "Live");
        try (GraphSocket socket = GraphSocket.of(ada)) {
            socket.subscribe("1", SUBSCRIPTION.formatted(meeting, 0));
            socket.await("next", 1);
            graph.does("{ lockMeeting(meetingId: \"" + meeting + "\") { id } }");
            graph.does("{ endMeeting(meetingId: \"" + meeting + "\") { id } }");
            socket.await("complete", 1);
            MeetingLog log = MeetingLog.of(ada.rest(), meeting);
            assertThat(types(socket)).isEqualTo(log.types());
            assertThat(socket.of("next").getFirst().at("/payload/data/meetingEvents/data"))
                    .isEqualTo(log.events().getFirst().path("data"));
            socket.subscribe("2", SUBSCRIPTION.formatted(meeting, log.last() - 1));
            socket.await("complete", 2);
            assertThat(types(socket).getLast()).isEqualTo("meeting_ended");
            assertThat(types(socket)).hasSize(log.types().size() + 1);
        }
    }

    private static List<String> types(GraphSocket socket) {
        return socket.of("next").stream()
                .map(each -> each.at("/payload/data/meetingEvents/type").asString())
                .toList();
    }

    @Test
    void theSameIsAStreamOfEvents() throws IOException, InterruptedException {
        String meeting = Meetings.instant(ada, "Streamed");
        ada.rest().post("/meetings/" + meeting + "/end").expect(200);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(ada.rest().base().resolve("/graphql"))
                    .header("Authorization", "Bearer " + ada.accessToken())
                    .header("Content-Type", "application/json")
                    .header("Accept", "text/event-stream")
                    .POST(BodyPublishers.ofString(Json.write(Json.object("query", SUBSCRIPTION.formatted(meeting, 1)))))
                    .build();
            String stream = http.send(request, BodyHandlers.ofString()).body();
            assertThat(stream)
                    .contains("event: next", "\"type\":\"meeting_ended\"")
                    .endsWith("event: complete\ndata: {}\n\n");
            assertThat(stream).doesNotContain("\"sequence\":1,");
        }
    }

    @Test
    void socketsShowTheirTokenFirstAndSeeWhatTheirPersonMaySee(RestClient rest) {
        String meeting = Meetings.instant(ada, "Hers");
        try (GraphSocket early = GraphSocket.open(rest.base())) {
            early.subscribe("1", "{ me { id } }");
            assertThat(early.closed()).isEqualTo(4401);
        }
        try (GraphSocket wrong = GraphSocket.open(rest.base())) {
            wrong.send(Json.object("type", "connection_init", "payload", Json.object("token", "nonsense")));
            assertThat(wrong.closed()).isEqualTo(4401);
        }
        try (GraphSocket garbage = GraphSocket.open(rest.base())) {
            garbage.send(Json.object("type", "no such type"));
            assertThat(garbage.closed()).isBetween(1000, 4999);
        }
        try (GraphSocket stranger = GraphSocket.of(kim)) {
            stranger.subscribe("1", SUBSCRIPTION.formatted(meeting, 0));
            JsonNode error = stranger.await("error", 1).getFirst();
            assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("MEETING_NOT_FOUND");
        }
        assertThat(rest.get(rest.base().resolve("/graphql").toString()).status())
                .isEqualTo(401);
    }

    @Test
    void hostileDocumentsAreRefusedInTime() {
        Stream.of(
                        "{ me { " + "recordings { meeting { ".repeat(30) + "id" + " } }".repeat(30) + " } }",
                        "{ "
                                + Stream.iterate(0, i -> i + 1)
                                        .limit(60)
                                        .map(i -> "a" + i + ": me { id }")
                                        .reduce("", (a, b) -> a + " " + b)
                                + " }",
                        "{ meetings(limit: 100) { chatMessages(limit: 100) { id content } participants { id } } }",
                        "{ me { ...a } } fragment a on User { ...b } fragment b on User { ...a }",
                        "{ me { id " + "@skip(if: false) ".repeat(40) + "} }")
                .forEach(query -> assertThat(graph.code(query)).as(query).isEqualTo("VALIDATION_FAILED"));
        assertThat(graph.data("{ me { id } }").at("/me/id").asString()).isEqualTo(ada.userId());
    }
}
