package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happened in an organisation, read by who watches over it, who is watched as well. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RestClient server;
    private Person watcher;
    private Person member;
    private Person stranger;
    private String meetingId;
    private String refusedLock;

    AuditIT(RestClient rest) {
        server = rest;
    }

    @BeforeAll
    void work() {
        Optional<Person> operator = Operator.of(server);
        assumeThat(operator).as("the operator of the server that is tested").isPresent();
        String tenant = UUID.randomUUID().toString().replaceFirst("^(.{14}).", "$17");
        watcher = Operator.adds(operator.orElseThrow(), tenant, "Nora", "compliance");
        member = Operator.adds(operator.orElseThrow(), tenant, "Max", "member");
        stranger = Person.register(server, "Ute");
        meetingId = Meetings.instant(member, "Audited, \"in\" full\nby Nora");
        member.rest()
                .post("/meetings/" + meetingId + "/join", Json.object("display_name", "Max"))
                .expect(200);
        stranger.rest().post("/meetings/" + meetingId + "/join", Json.object("display_name", "Ute"));
        Answer lock = stranger.rest().post("/meetings/" + meetingId + "/lock").expect(403);
        refusedLock = lock.requestId();
        Meetings.instant(stranger, "Of another organisation");
    }

    private Answer read(Person who, String query, String... headers) {
        return who.rest().get("/audit" + query, headers);
    }

    private List<JsonNode> lines(String query) {
        List<JsonNode> lines = new ArrayList<>();
        read(watcher, query + (query.isEmpty() ? "?" : "&") + "limit=100", "X-Purpose", "a test")
                .expect(200)
                .body()
                .path("audit")
                .forEach(lines::add);
        return lines;
    }

    private static List<String> types(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("type").asString()).toList();
    }

    /** The views of one kind may be a moment behind a write to another. */
    private void until(String query, String type) {
        await().atMost(PATIENCE).until(() -> types(lines(query)).contains(type));
    }

    @Test
    void everyFactAndEveryRefusalOfTheOrganisationIsThere() {
        until("?refused=true", "lock_meeting");
        List<JsonNode> all = lines("");
        assertThat(types(all)).contains("user_registered", "meeting_scheduled", "participant_admitted", "lock_meeting");
        assertThat(all.stream().map(line -> line.path("data").path("title").asString("")))
                .contains("Audited, \"in\" full\nby Nora")
                .doesNotContain("Of another organisation");
        JsonNode refused = lines("?refused=true").getFirst();
        assertThat(refused.path("request_id").asString()).isEqualTo(refusedLock);
        assertThat(refused.path("meeting_id").asString()).isEqualTo(meetingId);
        assertThat(refused.path("rule").asString()).isNotEmpty();
        assertThat(refused.path("actor").path("user_id").asString()).isEqualTo(stranger.userId());
    }

    @Test
    void filtersLeaveWhatTheyName() {
        until("?refused=true", "lock_meeting");
        assertThat(lines("?kind=account"))
                .allMatch(line -> line.path("kind").asString().equals("account"));
        assertThat(lines("?meeting=" + meetingId))
                .isNotEmpty()
                .allMatch(line -> line.path("meeting_id").asString().equals(meetingId));
        assertThat(types(lines("?type=meeting_scheduled"))).containsOnly("meeting_scheduled");
        assertThat(types(lines("?person=" + stranger.userId())))
                .contains("lock_meeting")
                .doesNotContain("user_registered");
        assertThat(types(lines("?person=" + member.userId()))).contains("user_registered", "participant_admitted");
        String time =
                lines("?type=meeting_scheduled").getFirst().path("timestamp").asString();
        assertThat(types(lines("?to=" + time))).contains("user_registered").doesNotContain("meeting_scheduled");
        assertThat(types(lines("?from=" + time))).contains("meeting_scheduled").doesNotContain("user_registered");
    }

    @Test
    void cursorsGiveEachLineOnceAndSoDoCsvAndJsonLines() {
        until("?refused=true", "lock_meeting");
        // Without the readings of it, which are more with each look.
        String rest = "?kind=meeting&meeting=" + meetingId;
        Set<String> whole = new HashSet<>(lines(rest).stream()
                .map(line -> line.path("event_id").asString())
                .toList());
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read(watcher, rest + "&limit=2" + cursor, "X-Purpose", "a test")
                    .expect(200)
                    .body();
            page.path("audit").forEach(line -> paged.add(line.path("event_id").asString()));
            String next = page.path("next_cursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(whole);
        Answer csv =
                read(watcher, rest, "Accept", "text/csv", "X-Purpose", "a test").expect(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        saysTheSame(csv.text(), lines(rest));
        Answer lines = read(watcher, rest, "Accept", "application/x-ndjson", "X-Purpose", "a test")
                .expect(200);
        assertThat(lines.text()
                        .lines()
                        .map(line -> Json.read(line).path("event_id").asString()))
                .containsExactlyElementsOf(paged);
    }

    /** Every cell of a table is what the line of the same event says, in the column that its head names. */
    private static void saysTheSame(String table, List<JsonNode> lines) {
        List<List<String>> rows = Csv.rows(table);
        List<String> head = rows.getFirst();
        assertThat(rows).hasSize(lines.size() + 1);
        for (int row = 0; row < lines.size(); row++) {
            JsonNode line = lines.get(row);
            List<String> cells = rows.get(row + 1);
            for (int column = 0; column < head.size(); column++) {
                assertThat(cells.get(column))
                        .as("%s of line %s", head.get(column), row)
                        .isEqualTo(cell(line, head.get(column)));
            }
        }
    }

    private static String cell(JsonNode line, String column) {
        JsonNode value =
                switch (column) {
                    case "actor_kind" -> line.path("actor").path("kind");
                    case "actor_id" -> line.path("actor").path("user_id");
                    default -> line.path(column);
                };
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    @Test
    void aMeetingOfOthersIsReadForAPurposeAsWell() {
        String participant = member.rest()
                .get("/meetings/" + meetingId + "/participants")
                .expect(200)
                .body()
                .at("/participants/0/participant_id")
                .asString();
        for (String part : List.of(
                "/history",
                "/attendance",
                "/explain?field=presence&participant=" + participant,
                "/replay?speed=max&to_sequence=2")) {
            String purpose = "a question about " + part;
            String path = "/meetings/" + meetingId + part;
            assertThat(watcher.rest().get(path).expect(400).text()).contains("X-Purpose");
            watcher.rest().get(path, "X-Purpose", "no").expect(400);
            assertThat(purposes(meetingId)).doesNotContain(purpose);
            watcher.rest().get(path, "X-Purpose", purpose).expect(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(purposes(meetingId)).contains(purpose));
            // Who leads it needs none, and who has no business with it does not come in with one.
            member.rest().get(path).expect(200);
            Person other = Person.register(server, "Olaf");
            other.rest().get(path, "X-Purpose", purpose).expect(404);
        }
    }

    /** What those who read of a meeting said that they read it for. */
    private List<String> purposes(String meeting) {
        return lines("?type=audit_read&meeting=" + meeting).stream()
                .map(line -> line.path("data").path("purpose").asString())
                .toList();
    }

    @Test
    void aMeetingOfOthersIsPlayedOverASocketForAPurposeAsWell() throws Exception {
        try (SignalingClient socket = SignalingClient.namespace(server.base(), "/replay", watcher.accessToken())) {
            ObjectNode wish = Json.object("meeting_id", meetingId, "speed", "max");
            JsonNode refused = socket.call("open", wish);
            assertThat(refused.path("success").asBoolean()).isFalse();
            assertThat(refused.toString()).contains("VALIDATION_FAILED", "say what for");
            socket.accepted("open", wish.put("purpose", "a question asked over a socket"));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(purposes(meetingId)).contains("a question asked over a socket"));
    }

    @Test
    void theGraphAsksForAPurposeAsWell() {
        String query = "query($p: String){ meetingHistory(meetingId: \"" + meetingId + "\", purpose: $p) { type } }";
        Graph graph = new Graph(watcher.rest());
        assertThat(graph.code(query)).isEqualTo("VALIDATION_FAILED");
        assertThat(graph.data(query, "p", "a question to the graph").path("meetingHistory"))
                .isNotEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(purposes(meetingId)).contains("a question to the graph"));
    }

    @Test
    void anExportByWhoWatchesOverOthersSaysWhatFor() {
        String path = "/meetings/" + meetingId + "/history/export";
        assertThat(watcher.rest().get(path).expect(400).text()).contains("reason");
        assertThat(watcher.rest().get(path + "?reason=case%207").expect(200).text())
                .startsWith("PK");
    }

    @Test
    void whoReadsSaysWhatForAndIsInTheAudit() {
        assertThat(read(watcher, "").expect(400).text()).contains("X-Purpose");
        read(watcher, "", "X-Purpose", "    ").expect(400);
        read(watcher, "", "X-Purpose", "the yearly look").expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lines("?type=audit_read").stream()
                                .map(line -> line.path("data").path("purpose").asString()))
                        .contains("the yearly look"));
        read(member, "", "X-Purpose", "curiosity").expect(403);
        until("?type=open_audit&refused=true", "open_audit");
        read(stranger, "", "X-Purpose", "curiosity").expect(403);
        server.get("/audit", "X-Purpose", "curiosity").expect(401);
        read(watcher, "?kind=shoe", "X-Purpose", "a test").expect(400);
        read(watcher, "?cursor=x", "X-Purpose", "a test").expect(400);
        read(watcher, "?purpose=x", "X-Purpose", "a test").expect(400);
    }
}
