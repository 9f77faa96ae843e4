package io.videoconf.acceptance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.videoconf.acceptance.Cast.Role;
import io.videoconf.acceptance.Scene.Recorded;
import io.videoconf.demo.Answer;
import io.videoconf.demo.RestClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may ask which field of the graph, against contract/authorization-graphql.csv: every field of the roots, and every field
 * below them that is asked for on its own. A mutation that is denied changes nothing.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphAuthorizationIT {
    private static final Set<String> RUNNING =
            Set.of("Mutation.pauseRecording", "Mutation.resumeRecording", "Mutation.stopRecording");
    private static final Set<String> UNRECORDED = Set.of("Mutation.startRecording");
    private static final Set<String> ABOUT_WAITING = Set.of("Mutation.admitParticipant", "Mutation.denyParticipant");

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Matrix matrix = Matrix.read("authorization-graphql.csv");
    private final Cast cast;
    private final Scene shared;
    private final String schema;

    GraphAuthorizationIT(RestClient rest) {
        cast = Cast.of(rest);
        shared = Scene.set(cast, Recorded.STOPPED);
        schema = rest.get("/docs/schema.graphqls").expect(200).text();
    }

    /** Every field with @like is asked for on its own. */
    private Set<String> fields() {
        Set<String> found = new LinkedHashSet<>();
        String type = "";
        String field = "";
        for (String line : schema.lines().toList()) {
            if (line.startsWith("type ")) {
                type = line.split("[ {]+")[1];
            } else if (line.matches("  [a-z][A-Za-z]*[(:].*")) {
                field = line.strip().split("[(:]")[0];
            }
            if (line.contains("@like(") && !type.isEmpty()) {
                found.add(type + "." + field);
            }
        }
        return found;
    }

    @Test
    void everyFieldHasItsRow() {
        assertThat(matrix.operations())
                .as("rows of contract/authorization-graphql.csv")
                .containsExactlyInAnyOrderElementsOf(fields());
        assertThat(fields()).hasSizeGreaterThan(40);
        assertThat(matrix.columns())
                .isEqualTo(Arrays.stream(Role.values()).map(Role::column).collect(toSet()));
    }

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsTheMatrixSays() {
        Map<String, Future<?>> rows = new LinkedHashMap<>();
        matrix.operations().stream()
                .filter(field -> !field.startsWith("Subscription."))
                .forEach(field -> rows.put(field, threads.submit(() -> check(field))));
        return rows.entrySet().stream().map(row -> dynamicTest(row.getKey(), () -> done(row.getValue())));
    }

    /** Who sees no fact yet sees the meeting's end: so everybody listens, and then it ends. */
    @Test
    void everybodyFollowsAsTheMatrixSays() {
        String field = "Subscription.meetingEvents";
        Scene scene = Scene.set(cast, Recorded.NOTHING);
        Map<Role, String> expected = new LinkedHashMap<>();
        Map<Role, HttpResponse<Stream<String>>> following = new LinkedHashMap<>();
        for (Role role : cast.roles()) {
            expected.put(role, matrix.verdict(field, role));
            following.put(role, new Graph(cast.caller(role, scene)).subscribe(document(field, role, scene)));
        }
        cast.host().rest().post("/meetings/" + scene.meetingId() + "/end").expect(200);
        Map<Role, String> seen = new LinkedHashMap<>();
        following.forEach((role, told) -> seen.put(role, verdict(Graph.firstCode(told), told.toString())));
        assertThat(seen).isEqualTo(expected);
    }

    private static void done(Future<?> row) throws InterruptedException, TimeoutException {
        try {
            row.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Error broken ? broken : new AssertionError(e.getCause());
        }
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
    }

    private void check(String field) {
        String before = shared.state();
        Map<Role, String> expected = new LinkedHashMap<>();
        Map<Role, String> seen = new LinkedHashMap<>();
        cast.roles().forEach(role -> expected.put(role, matrix.verdict(field, role)));
        boolean writes = field.startsWith("Mutation.") && expected.containsValue("allow");
        Scene scene = writes ? Scene.set(cast, recorded(field)) : shared;
        expected.forEach((role, verdict) -> seen.put(role, ask(field, role, verdict.equals("allow") ? scene : shared)));
        assertThat(seen).as("verdicts of %s", field).isEqualTo(expected);
        assertThat(shared.state()).as("after %s", field).isEqualTo(before);
    }

    private static Recorded recorded(String field) {
        if (UNRECORDED.contains(field)) {
            return Recorded.NOTHING;
        }
        return RUNNING.contains(field) ? Recorded.RUNNING : Recorded.STOPPED;
    }

    private String ask(String field, Role role, Scene scene) {
        return verdict(new Graph(cast.caller(role, scene)).post(document(field, role, scene)));
    }

    private String document(String field, Role role, Scene scene) {
        String document = GraphDocuments.of(field);
        for (Map.Entry<String, String> name : Map.of(
                        "{meeting}", scene.meetingId(),
                        "{number}", scene.number(),
                        "{participant}", ABOUT_WAITING.contains(field) ? scene.waitingId() : scene.target(),
                        "{recording}", scene.recordingId(),
                        "{self}", self(role),
                        "{purpose}", role == Role.COMPLIANCE ? ", purpose: \"the matrix\"" : "",
                        "{email}", cast.invited().email())
                .entrySet()) {
            document = document.replace(name.getKey(), name.getValue());
        }
        return document;
    }

    private String self(Role role) {
        return switch (role) {
            case ANONYMOUS, GUEST, HOST -> cast.host().userId();
            case STRANGER -> cast.stranger().userId();
            case INVITED -> cast.invited().userId();
            case WAITING -> cast.waiting().userId();
            case PARTICIPANT -> cast.participant().userId();
            case RESTRICTED -> cast.restricted().userId();
            case CO_HOST -> cast.coHost().userId();
            case ADMIN -> Objects.requireNonNull(cast.admin()).userId();
            case COMPLIANCE -> Objects.requireNonNull(cast.compliance()).userId();
        };
    }

    private static String verdict(Answer answer) {
        if (answer.status() != 200) {
            return Integer.toString(answer.status());
        }
        return verdict(answer.body().at("/errors/0/extensions/code").asString(""), answer.text());
    }

    private static String verdict(String code, String otherwise) {
        return switch (code) {
            case "", "INVALID_STATE", "RECORDING_ALREADY_ACTIVE", "LEGAL_HOLD", "MEETING_LOCKED" -> "allow";
            case "INVALID_TOKEN", "401" -> "401";
            case "INSUFFICIENT_PERMISSIONS", "PARTICIPANT_RESTRICTED" -> "403";
            case "MEETING_NOT_FOUND", "RECORDING_NOT_FOUND", "USER_NOT_FOUND", "PARTICIPANT_NOT_FOUND" -> "404";
            default -> otherwise + code;
        };
    }
}
