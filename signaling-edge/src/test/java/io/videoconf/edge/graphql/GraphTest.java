package io.videoconf.edge.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.queries.ListMeetingsInFull;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.queries.ListRecordings;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks GraphQL to the edge. */
abstract class GraphTest extends EdgeTest {
    static final String ALICE_OWN = "{\"userId\":\"" + Tokens.ALICE.value() + "\"}";

    HttpResponse<String> send(String query, String variables) {
        ObjectNode body = WireJson.object().put("query", query);
        body.set("variables", WireJson.parse(variables.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return post("/graphql", body.toString());
    }

    JsonNode ask(String query) {
        return ask(query, "{}");
    }

    JsonNode ask(String query, String variables) {
        HttpResponse<String> answer = send(query, variables);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return body(answer);
    }

    /** Data without an error. */
    JsonNode data(String query, String variables) {
        JsonNode answer = ask(query, variables);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data");
    }

    /** The code of the first error, which has everything that an error has. */
    static String code(JsonNode answer) {
        JsonNode error = answer.at("/errors/0");
        assertThat(error.isObject()).as(answer.toString()).isTrue();
        assertThat(error.path("message").asString("")).isNotBlank();
        JsonNode extensions = error.path("extensions");
        assertThat(extensions.path("request_id").asString(""))
                .as(answer.toString())
                .isNotBlank();
        assertThat(extensions.at("/details/timestamp").asString("")).endsWith("Z");
        return extensions.path("code").asString("");
    }

    static MeetingView meeting(int number) {
        MeetingView one = Samples.meeting(3);
        return new MeetingView(
                new MeetingId("01900000-0000-7000-8000-%012x".formatted(number)),
                one.tenantId(),
                "Meeting " + number,
                null,
                one.ownerUserId(),
                one.hostUserId(),
                one.hostId(),
                one.status(),
                one.meetingNumber(),
                one.createdAt(),
                one.scheduledStartTime(),
                null,
                one.actualStartTime(),
                null,
                null,
                false,
                null,
                one.alternativeHosts(),
                one.participants(),
                one.settings(),
                one.restrictions(),
                null,
                null,
                one.activeRecordings(),
                3);
    }

    /** Alice has so many meetings, and one recording. */
    void dashboard(int meetings) {
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 1));
        sides.answer(
                FindUsers.class,
                find -> listing(find.userIds().stream()
                        .map(each -> Samples.user(each, 1))
                        .toList()));
        sides.answer(
                ListMeetingsInFull.class,
                list -> listing(
                        IntStream.range(0, Math.min(meetings, list.page().limit()))
                                .mapToObj(GraphTest::meeting)
                                .toList()));
        sides.answer(
                ListRecordings.class,
                _ -> listing(List.of(Samples.recording(Samples.RECORDING, 4, ProcessingStatus.COMPLETED))));
    }

    static <T> Listing<T> listing(List<T> rows) {
        return new Listing<>(rows, rows.size(), false, null);
    }
}
