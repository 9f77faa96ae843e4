package io.videoconf.edge.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.ListChats;
import io.videoconf.api.meeting.queries.ListMeetingsInFull;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.MeetingChat;
import io.videoconf.api.recording.queries.ListRecordingsOfMeetings;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryMessage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Queries and mutations, on sides that say what they are told to. */
class GraphQueriesTest extends GraphTest {
    private static final String DASHBOARD = """
        query GetUserDashboard( $userId : ID! ) {
        user( id : $userId ) {
        displayName
        meetings( status : SCHEDULED, limit : 5 ) {
        id
        title
        scheduledStartTime
        participants {
        displayName
        role
        }
        }
        recordings( limit : 3 ) {
        id
        title
        durationSeconds
        createdAt
        }
        }
        }
        """;
    private static final String DETAILS = """
        query GetMeetingDetails( $meetingId : ID! ) {
        meeting( id : $meetingId ) {
        title
        status
        hostUser {
        displayName
        }
        participants {
        displayName
        role
        isMuted
        isVideoOn
        }
        chatMessages( limit : 50 ) {
        content
        senderName
        timestamp
        }
        }
        }
        """;
    private static final String MEETING = "{\"meetingId\":\"" + Samples.MEETING.value() + "\"}";

    private void chat() {
        sides.answer(
                ListChats.class,
                list -> listing(list.meetingIds().stream()
                        .map(id -> new MeetingChat(
                                id,
                                List.of(new ChatMessageView(
                                        MessageId.fresh(),
                                        Samples.BOB,
                                        "bob",
                                        "Hello",
                                        ChatMessageType.TEXT,
                                        null,
                                        false,
                                        null,
                                        Samples.THEN,
                                        2,
                                        null,
                                        null))))
                        .toList()));
    }

    @Test
    void theFirstExampleRunsAsWritten() {
        dashboard(2);
        JsonNode user = data(DASHBOARD, ALICE_OWN).get("user");
        assertThat(user.path("displayName").asString()).isEqualTo("Alice");
        assertThat(user.at("/meetings/1/title").asString()).isEqualTo("Meeting 1");
        assertThat(user.at("/meetings/0/scheduledStartTime").asString()).isEqualTo("2026-01-15T10:00:00Z");
        assertThat(user.at("/meetings/0/participants/0/role").asString()).isEqualTo("HOST");
        assertThat(user.at("/recordings/0/durationSeconds").asInt()).isEqualTo(60);
    }

    @Test
    void theSecondExampleRunsAsWritten() {
        dashboard(0);
        chat();
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3));
        JsonNode meeting = data(DETAILS, MEETING).get("meeting");
        assertThat(meeting.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(meeting.at("/hostUser/displayName").asString()).isEqualTo("Alice");
        assertThat(meeting.at("/participants/1/isVideoOn").asBoolean()).isTrue();
        assertThat(meeting.at("/chatMessages/0/content").asString()).isEqualTo("Hello");
    }

    @Test
    void nestedListsAreAskedForOnceHoweverManyRowsThereAre() {
        String query = """
            query ($userId: ID!) { user(id: $userId) { meetings(limit: 100) {
              id hostUser { displayName } recordings { id }
              participants { user { displayName } }
              chatMessages(limit: 2) { content } } } }
            """;
        chat();
        sides.answer(ListRecordingsOfMeetings.class, _ -> listing(List.of()));
        asked(query, 1);
        asked(query, 100);
    }

    private void asked(String query, int meetings) {
        dashboard(meetings);
        sides.asked().clear();
        JsonNode user = data(query, ALICE_OWN).get("user");
        assertThat(user.get("meetings")).hasSize(meetings);
        assertThat(user.at("/meetings/0/participants/1/user/displayName").asString())
                .isEqualTo("Alice");
        assertThat(user.at("/meetings/0/chatMessages/0/content").asString()).isEqualTo("Hello");
        Map<String, Long> kinds = sides.asked().stream()
                .collect(Collectors.groupingBy(QueryMessage::getQueryName, TreeMap::new, Collectors.counting()));
        assertThat(kinds.values()).as("%s", kinds).containsOnly(1L).hasSize(5);
    }

    @Test
    void aMeetingIsShownAsItWas() {
        sides.answer(FindMeetingAsOf.class, find -> Samples.meeting(((AtSequence) find.asOf()).sequence()));
        assertThat(data("{ meeting(id: \"" + Samples.MEETING.value() + "\", asOfSequence: 2) { sequence } }", "{}")
                        .at("/meeting/sequence")
                        .asInt())
                .isEqualTo(2);
        JsonNode both = ask("{ meeting(id: \"" + Samples.MEETING.value()
                + "\", asOf: \"tomorrow\", asOfSequence: 2) { sequence } }");
        assertThat(code(both)).isEqualTo("VALIDATION_FAILED");
        assertThat(both.at("/errors/0/extensions/details/fields/asOf").asString())
                .contains("RFC 3339");
    }

    @Test
    void aMutationSendsTheCommandOfTheOtherDoorsWithItsOrigin() {
        sides.answer(StartMeeting.class, _ -> Samples.receipt(3));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3));
        HttpResponse<String> answer = send(json(
                request("/graphql").header("X-Request-Id", "req_graph"),
                "POST",
                "{\"query\":\"mutation { startMeeting(meetingId: \\\"" + Samples.MEETING.value()
                        + "\\\", expectedVersion: 2, idempotencyKey: \\\"once\\\") { id sequence } }\"}"));
        assertThat(body(answer).at("/data/startMeeting/sequence").asInt())
                .as(answer.body())
                .isEqualTo(3);
        var sent = sides.lastSent();
        assertThat(sent.getPayload()).isEqualTo(new StartMeeting(Samples.MEETING));
        var origin = OriginMetadata.read(sent.getMetaData());
        assertThat(origin.door()).isEqualTo(Door.GRAPHQL);
        assertThat(origin.requestId()).isEqualTo("req_graph");
        assertThat(origin.actor().id()).isEqualTo(Tokens.ALICE);
        assertThat(sent.getMetaData().values().stream().map(Object::toString)).contains("once", "2");
    }

    @Test
    void inputIsReadAsTheRestApiReadsIt() {
        sides.answer(ScheduleMeeting.class, _ -> Samples.receipt(1));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(1));
        String query = """
            mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }
            """;
        data(query, """
            {"input":{"title":"A","scheduledStartTime":"2026-02-01T10:00:00+01:00","alternativeHosts":["C@Example.com"],
             "settings":{"hostAbsentPolicy":"END_AFTER","maxParticipants":7}}}
            """);
        ScheduleMeeting sent = sides.lastSent(ScheduleMeeting.class);
        assertThat(sent.scheduledStart()).isEqualTo("2026-02-01T09:00:00Z");
        assertThat(sent.alternativeHosts()).containsExactly("c@example.com");
        assertThat(sent.settings().maxParticipants()).isEqualTo(7);
        JsonNode wrong = ask(query, "{\"input\":{\"title\":\"\",\"settings\":{\"maxParticipants\":0}}}");
        assertThat(code(wrong)).isEqualTo("VALIDATION_FAILED");
        assertThat(wrong.at("/errors/0/extensions/details/fields").propertyNames())
                .contains("input.title", "input.settings.maxParticipants");
    }

    @Test
    void refusalsCarryTheContractsCodes() {
        sides.refuse(FindMeeting.class, Refusal.of(RefusalCode.MEETING_NOT_FOUND, "Rule"));
        JsonNode answer = ask(DETAILS, MEETING);
        assertThat(code(answer)).isEqualTo("MEETING_NOT_FOUND");
        assertThat(answer.at("/data/meeting").isNull()).isTrue();
        assertThat(code(ask("{ nothing }"))).isEqualTo("VALIDATION_FAILED");
        assertThat(code(ask("{ me { "))).isEqualTo("MALFORMED_REQUEST");
        assertThat(code(ask(DETAILS, "{}"))).isEqualTo("VALIDATION_FAILED");
        assertThat(code(ask("subscription { meetingEvents(meetingId: \"" + Samples.MEETING.value() + "\") { type } }")))
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void whatIsNoOperationIsRefusedByHttp() {
        assertError(post("/graphql", "[{\"query\":\"{ me { id } }\"}]"), 400, "MALFORMED_REQUEST");
        assertError(post("/graphql", "{\"query\":7}"), 400, "MALFORMED_REQUEST");
        assertError(post("/graphql", "{\"query\":\"{ me { id } }\",\"variables\":[]}"), 400, "MALFORMED_REQUEST");
        assertError(post("/graphql", "{\"query\":\"" + "x".repeat(300_000) + "\"}"), 400, "MALFORMED_REQUEST");
        assertError(send(json(anonymous("/graphql"), "POST", "{\"query\":\"{ me { id } }\"}")), 401, "INVALID_TOKEN");
        HttpResponse<String> modern = send(json(
                request("/graphql").header("Accept", "application/graphql-response+json"),
                "POST",
                "{\"query\":\"{ nothing }\"}"));
        assertThat(modern.statusCode()).isEqualTo(400);
        assertThat(header(modern, "Content-Type")).isEqualTo("application/graphql-response+json");
    }

    @Test
    void somebodyElsesAccountIsTheirs() {
        dashboard(1);
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3));
        JsonNode answer = ask(
                "query ($meetingId: ID!) { meeting(id: $meetingId) { participants { user { id email } } } }", MEETING);
        assertThat(code(answer)).isEqualTo("INSUFFICIENT_PERMISSIONS");
        assertThat(answer.at("/data/meeting/participants/0/user/email").asString())
                .isEqualTo("alice@example.com");
        assertThat(answer.at("/data/meeting/participants/1/user").isNull()).isTrue();
    }

    @Test
    void aGuestsTokenOpensTheirMeetingAndNothingElse() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3));
        JWTClaimsSet claims = Tokens.claims(UserId.fresh(), "Gus", "unused@example.com")
                .claim("kind", "guest")
                .claim("email", null)
                .claim("sid", null)
                .claim("meeting_id", Samples.MEETING.value())
                .build();
        String guest = Tokens.signed(claims);
        assertThat(asGuest(guest, "{ meeting(id: \\\"" + Samples.MEETING.value() + "\\\") { title } }")
                        .at("/data/meeting/title")
                        .asString())
                .isEqualTo("Planning");
        assertThat(code(asGuest(guest, "{ meeting(id: \\\"01900000-0000-7000-8000-00000000dead\\\") { title } }")))
                .isEqualTo("MEETING_NOT_FOUND");
        for (String closed : List.of(
                "{ me { id } }",
                "{ meetings { id } }",
                "{ recordings { id } }",
                "{ meeting(id: \\\"" + Samples.MEETING.value() + "\\\") { recordings { id } } }",
                "mutation { scheduleMeeting(input: {title: \\\"x\\\"}) { id } }")) {
            assertThat(code(asGuest(guest, closed))).as(closed).isEqualTo("INSUFFICIENT_PERMISSIONS");
        }
        assertThat(sides.sent()).isEmpty();
    }

    private JsonNode asGuest(String token, String query) {
        return body(send(json(
                anonymous("/graphql").header("Authorization", "Bearer " + token),
                "POST",
                "{\"query\":\"" + query + "\"}")));
    }

    @Test
    void theLimitOfAListIsThatOfTheContract() {
        sides.answer(ListMeetingsInFull.class, _ -> listing(List.of()));
        assertThat(code(ask("{ meetings(limit: 101) { id } }"))).isEqualTo("VALIDATION_FAILED");
        assertThat(code(ask("{ meetings(offset: -1) { id } }"))).isEqualTo("VALIDATION_FAILED");
        assertThat(ask("{ meetings(limit: 100) { id } }").has("errors")).isFalse();
    }
}
