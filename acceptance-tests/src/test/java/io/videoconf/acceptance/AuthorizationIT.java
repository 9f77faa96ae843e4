package io.videoconf.acceptance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.videoconf.acceptance.ApiDescription.Operation;
import io.videoconf.acceptance.Cast.Role;
import io.videoconf.acceptance.Scene.Recorded;
import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Who may call what: every operation of the description, asked by everybody, against contract/authorization.csv. A
 * request that is denied changes nothing.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationIT {
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> EXPENDABLE = Set.of(
            "logOut", "deleteProfile", "updateProfile", "createApiKey", "changePassword", "changeEmail", "verifyEmail");
    private static final Set<String> RUNNING = Set.of("pauseRecording", "resumeRecording", "stopRecording");
    private static final Set<String> ABOUT_ACCOUNTS = Set.of("administerUser", "closeAccount");
    /** The person of these examples is nobody: those who might do it ask for somebody of their organisation. */
    private static final Set<String> ABOUT_SOMEBODY = Set.of("requestErasure", "placeHold");

    private static final String SOMEBODY = "019bc1a0-0000-7a1b-8c2d-0000000000ff";
    private static final Set<String> ABOUT_WAITING = Set.of("admitParticipant", "denyParticipant");

    /** What for something is read or taken away: parameters by which the compliance role says so. */
    private static final Set<String> PURPOSES = Set.of("X-Purpose", "reason");

    /** In a running meeting these are only said when nothing stood in the way of deciding. */
    private static final Set<Integer> DECIDED = Set.of(409, 423);

    private final ApiDescription api;
    private final Matrix matrix = Matrix.read();
    private final Cast cast;
    private final Scene shared;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private String refreshToken;

    AuthorizationIT(RestClient rest) {
        api = ApiDescription.of(rest);
        cast = Cast.of(rest);
        shared = Scene.set(cast, Recorded.STOPPED);
        refreshToken = cast.stranger().refreshToken();
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void everyOperationHasItsRow() {
        assertThat(matrix.operations())
                .as("rows of contract/authorization.csv")
                .containsExactlyInAnyOrderElementsOf(
                        api.operations().stream().map(Operation::id).toList());
    }

    /** A column that nobody asks for would be prose. */
    @Test
    void everyColumnIsAskedFor() {
        Set<String> asked = Arrays.stream(Role.values()).map(Role::column).collect(toSet());
        asked.add("expired");
        assertThat(matrix.columns()).isEqualTo(asked);
    }

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsTheMatrixSays() {
        String before = shared.state();
        Map<Operation, Future<?>> rows = new LinkedHashMap<>();
        api.operations().forEach(each -> rows.put(each, threads.submit(() -> check(each, before))));
        return rows.entrySet().stream().map(row -> dynamicTest(row.getKey().id(), () -> done(row.getValue())));
    }

    private static void done(Future<?> row) throws InterruptedException, TimeoutException {
        try {
            row.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Error broken ? broken : new AssertionError(e.getCause());
        }
    }

    private void check(Operation operation, String before) {
        Map<Role, String> expected = new LinkedHashMap<>();
        Map<Role, String> seen = new LinkedHashMap<>();
        cast.roles().forEach(role -> expected.put(role, matrix.verdict(operation.id(), role)));
        expected.forEach((role, verdict) -> {
            if (!verdict.equals("allow")) {
                seen.put(role, verdict(ask(operation, role, shared)));
                assertThat(shared.state()).as("after %s by %s", operation, role).isEqualTo(before);
            }
        });
        if (expected.containsValue("allow")) {
            Scene scene = changesTheScene(operation) ? Scene.set(cast, recorded(operation)) : shared;
            // What is deleted by one is not there for the next.
            boolean once = operation.id().equals("deleteRecording");
            expected.forEach((role, verdict) -> {
                if (verdict.equals("allow")) {
                    Scene own = once ? Scene.set(cast, recorded(operation)) : scene;
                    seen.put(role, verdict(ask(operation, role, own)));
                }
            });
        }
        assertThat(seen).as("verdicts of %s", operation).isEqualTo(expected);
    }

    private static boolean changesTheScene(Operation operation) {
        return operation.writes() && operation.path().matches(".*/(meetings|recordings|webhooks)/\\{.*");
    }

    private static Recorded recorded(Operation operation) {
        if (operation.id().equals("startRecording")) {
            return Recorded.NOTHING;
        }
        return RUNNING.contains(operation.id())
                ? Recorded.RUNNING
                : operation.path().contains("/recordings") ? Recorded.STOPPED : Recorded.NOTHING;
    }

    private static String verdict(Answer answer) {
        int status = answer.status();
        boolean closed = answer.text().contains("MEETING_NOT_ACTIVE");
        if (answer.text().contains("INVALID_CREDENTIALS")) {
            // The example's password is nobody's: who asks was let in, and asked for it.
            return "allow";
        }
        if (status < 400 || (DECIDED.contains(status) && !closed)) {
            return "allow";
        }
        return Set.of(401, 403, 404).contains(status) ? Integer.toString(status) : answer.toString();
    }

    /** With what is needed; and what for, by who watches over others. */
    private Answer ask(Operation operation, Role role, Scene scene) {
        return ask(
                operation,
                role,
                scene,
                parameter ->
                        parameter.path("required").asBoolean() || (role == Role.COMPLIANCE && saysWhatFor(parameter)));
    }

    private static boolean saysWhatFor(JsonNode parameter) {
        return PURPOSES.contains(parameter.path("name").asString());
    }

    private Answer ask(Operation operation, Role role, Scene scene, Predicate<JsonNode> given) {
        RestClient caller =
                EXPENDABLE.contains(operation.id()) ? cast.expendable(role, scene) : cast.caller(role, scene);
        Map<String, String> names = scene.names(ABOUT_WAITING.contains(operation.id()));
        if (role == Role.ADMIN && ABOUT_ACCOUNTS.contains(operation.id())) {
            names.replaceAll((_, id) -> id.equals(cast.host().userId()) ? cast.expendableColleague() : id);
        }
        if ((role == Role.ADMIN || role == Role.COMPLIANCE) && ABOUT_SOMEBODY.contains(operation.id())) {
            names.put(SOMEBODY, cast.expendableColleague());
        }
        String path = filled(address(operation, given), names);
        JsonNode example = api.example(operation);
        if (example.isMissingNode()) {
            return caller.send(operation.method(), path, BodyPublishers.noBody(), headers(operation, given));
        }
        JsonNode body = Json.read(filled(Json.write(example), names));
        return switch (operation.id()) {
            case "refreshSession" -> refreshed(caller, path);
            case "logIn" -> caller.sendJson(operation.method(), path, credentials());
            default -> caller.sendJson(operation.method(), path, body, headers(operation, given));
        };
    }

    /** The address of the examples: each parameter that is needed has one. */
    private String address(Operation operation, Predicate<JsonNode> given) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : api.parameters(operation)) {
            String name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("path")) {
                path = path.replace("{" + name + "}", parameter.path("example").asString());
            } else if (parameter.path("in").asString().equals("query") && given.test(parameter)) {
                String example = parameter.path("example").asString("kim@example.com");
                query.add(name + "=" + example.replace(" ", "%20"));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String[] headers(Operation operation, Predicate<JsonNode> given) {
        return api.parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asString().equals("header") && given.test(parameter))
                .flatMap(parameter -> Stream.of(
                        parameter.path("name").asString(),
                        parameter.path("example").asString()))
                .toArray(String[]::new);
    }

    private static String filled(String text, Map<String, String> names) {
        String filled = text.replace("ada@example.com", "ada-" + UUID.randomUUID() + "@example.com");
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    private JsonNode credentials() {
        return Json.object(
                "email", cast.stranger().email(), "password", cast.stranger().password());
    }

    /** A refresh token is good once, so each caller uses the one that the caller before got. */
    private synchronized Answer refreshed(RestClient caller, String path) {
        Answer answer = caller.post(path, Json.object("refresh_token", refreshToken));
        refreshToken = answer.body().path("refresh_token").asString("");
        return answer;
    }

    /** What the role alone opens it opens for a purpose, which is on record before anything is read. */
    @Test
    void whoWatchesOverOthersReadsNothingWithoutSayingWhatFor() {
        assumeTrue(cast.compliance() != null, "there is nobody who could give the role");
        List<Operation> purposeful = api.operations().stream()
                .filter(each -> api.parameters(each).stream().anyMatch(AuthorizationIT::saysWhatFor))
                .toList();
        assertThat(purposeful).hasSizeGreaterThan(7);
        for (Operation operation : purposeful) {
            Answer answer = ask(
                    operation,
                    Role.COMPLIANCE,
                    shared,
                    parameter -> parameter.path("required").asBoolean() && !saysWhatFor(parameter));
            assertThat(answer.status()).as("%s", answer).isEqualTo(400);
            assertThat(answer.body().at("/error/details/fields").toString())
                    .as("%s", answer)
                    .containsAnyOf(PURPOSES.toArray(String[]::new));
        }
    }

    /** Whoever waits reads nothing of what is said behind the door. */
    @Test
    void whoWaitsOrIsInvitedReadsNoChat() {
        for (Role role : List.of(Role.WAITING, Role.INVITED)) {
            assertThat(cast.caller(role, shared)
                            .get("/meetings/" + shared.meetingId() + "/chat")
                            .expect(200)
                            .body()
                            .path("messages"))
                    .as("chat as %s reads it", role)
                    .isEmpty();
        }
    }
}
