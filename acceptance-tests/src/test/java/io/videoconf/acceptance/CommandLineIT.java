package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.commandline.Surroundings;
import io.videoconf.commandline.VideoConfCommand;
import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import io.videoconf.demo.SignalingClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** What somebody at a terminal does with a running VideoConf. */
@ExtendWith(SharedServer.class)
class CommandLineIT {
    @TempDir
    private Path folder;

    private final RestClient rest;
    private final Person ada;
    private final Map<String, String> environment = new HashMap<>();

    CommandLineIT(RestClient rest) {
        this.rest = rest;
        this.ada = Person.register(rest, "Ada");
    }

    private record Told(int exitCode, String output, String errors) {
        Told done() {
            assertThat(exitCode).as("%s", this).isZero();
            return this;
        }

        JsonNode json() {
            return Json.read(done().output());
        }
    }

    private Told run(String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = VideoConfCommand.run(
                arguments,
                new Surroundings(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        folder.resolve("videoconf")));
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Told ask(String words, String... more) {
        return run(
                "",
                Stream.concat(Arrays.stream(words.split(" ")), Arrays.stream(more))
                        .toArray(String[]::new));
    }

    private void logIn() {
        run(ada.password() + "\n", "login", "--url", rest.base().toString(), "--email", ada.email(), "--password-stdin")
                .done();
    }

    @Test
    void whoLogsInMakesMeetingsAndSeesThem() throws IOException {
        assertThat(ask("meetings").errors()).contains("Nobody is logged in");
        assertThat(run("wrong\n", "login", "--url", rest.base().toString(), "--email", ada.email(), "--password-stdin")
                        .errors())
                .contains("INVALID_CREDENTIALS");
        logIn();
        Path kept = folder.resolve("videoconf/credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(kept)).doesNotContain(ada.password());

        String id = ask("meetings create --start 2030-01-15T10:00:00Z --json", "At the terminal")
                .json()
                .path("meeting_id")
                .asString();
        assertThat(ask("meetings").done().output()).contains(id, "scheduled", "At the terminal");
        assertThat(ask("meetings --status active --json").json().path("meetings"))
                .isEmpty();
        assertThat(ask("meetings start " + id).done().output()).isEqualToIgnoringNewLines("active");
        assertThat(ask("meetings show " + id).done().output()).contains("At the terminal", "Ada", "host");
        assertThat(ask("meetings show --as-of-sequence 1 --json " + id)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("scheduled");
        assertThat(ask("meetings end " + id).done().output()).isEqualToIgnoringNewLines("ended");

        assertThat(ask("meetings show 019bc1a0-0000-7a1b-8c2d-00000000000a").errors())
                .contains("MEETING_NOT_FOUND", "req_");
        assertThat(ask("meetings --status sleeping").exitCode()).isEqualTo(2);
        assertThat(ask("logout").done().output()).contains("Logged out");
        assertThat(ask("meetings").exitCode()).isEqualTo(1);
    }

    @Test
    void aMeetingIsWatchedToItsEndAndItsHistoryHasTheRefusals() throws Exception {
        logIn();
        Person kim = Person.register(rest, "Kim");
        String id = Meetings.instant(ada, "Watched");
        CompletableFuture<Told> watched = CompletableFuture.supplyAsync(() -> ask("watch " + id));
        try (SignalingClient host = ada.socket();
                SignalingClient guest = kim.socket()) {
            host.accepted("join_meeting", ada.introduction(id));
            guest.accepted("join_meeting", kim.introduction(id));
            guest.accepted(
                    "send_chat_message", Json.object("message", Json.object("type", "text", "content", "Hello, Ada")));
        }
        kim.rest().post("/meetings/" + id + "/end").expect(403);
        ada.rest().post("/meetings/" + id + "/end").expect(200);

        String log = watched.get(30, TimeUnit.SECONDS).done().output();
        assertThat(log.lines().map(line -> line.split(" +")[1]))
                .containsExactlyElementsOf(Stream.iterate(1, it -> it + 1)
                        .limit(log.lines().count())
                        .map(String::valueOf)
                        .toList());
        assertThat(log).contains("meeting_ended").containsPattern("chat_message_sent +Kim +Hello, Ada");
        assertThat(ask("watch --after 2 --json " + id).done().output().lines().map(Json::read))
                .first()
                .satisfies(fact -> assertThat(fact.path("sequence").asInt()).isEqualTo(3));
        assertThat(ask("history --refused " + id).done().output()).contains("end_meeting", "OnlyHostsEnd");
        assertThat(ask("history --json " + id).json().path("history")).hasSizeGreaterThan(4);
    }

    @Test
    void aRecordingIsBroughtIntoAFile() throws IOException {
        logIn();
        String id = Meetings.instant(ada, "Recorded");
        byte[] bytes = "every word that was said".getBytes(StandardCharsets.UTF_8);
        String recording = record(id, bytes);

        assertThat(ask("recordings --meeting " + id).done().output()).contains(recording, "completed");
        assertThat(ask("recordings show " + recording).done().output()).contains("completed", "sha256");
        Path target = folder.resolve("recording.webm");
        assertThat(ask("recordings download " + recording + " -o " + target)
                        .done()
                        .output())
                .contains(Digests.sha256(bytes));
        assertThat(target).hasBinaryContent(bytes);
        assertThat(Files.list(folder).map(it -> it.getFileName().toString())).doesNotContain("recording.webm.part");
    }

    @Test
    void anExpiredTokenIsChangedAndKept() throws IOException {
        logIn();
        Path kept = folder.resolve("videoconf/credentials.json");
        JsonNode before = Json.read(Files.readString(kept));
        String access = before.path("access_token").asString();
        Files.writeString(
                kept, Files.readString(kept).replace(access, access.substring(0, access.length() - 6) + "AAAAAA"));

        ask("meetings").done();
        ask("meetings").done();

        JsonNode after = Json.read(Files.readString(kept));
        assertThat(after.path("access_token").asString()).isNotEqualTo(access);
        assertThat(after.path("refresh_token").asString())
                .isNotEqualTo(before.path("refresh_token").asString());
    }

    @Test
    void anApiKeyDoesWithoutALogInAndATokenIsShownToItsServerOnly() {
        String key = ada.rest()
                .post("/api-keys", Json.object("name", "terminal", "scopes", List.of("meetings:read")))
                .expect(201)
                .body()
                .path("secret")
                .asString();
        environment.put("VIDEOCONF_API_KEY", key);
        environment.put("VIDEOCONF_URL", rest.base().toString());
        ask("meetings").done();
        assertThat(ask("meetings create", "No").errors()).contains("INSUFFICIENT_PERMISSIONS");
        environment.clear();
        logIn();
        assertThat(ask("meetings --url http://127.0.0.1:1").errors()).contains("You are logged in at");
    }

    @Test
    void anOperatorHasAViewMadeAnew() {
        Person operator = Operator.of(rest)
                .orElseThrow(() ->
                        new TestAbortedException("the server was started by somebody else, without this operator"));
        logIn();
        assertThat(ask("rebuild chat").errors()).contains("INSUFFICIENT_PERMISSIONS");
        run(
                        operator.password() + "\n",
                        "login",
                        "--url",
                        rest.base().toString(),
                        "--email",
                        operator.email(),
                        "--password-stdin")
                .done();
        Told told = ask("rebuild chat").done();
        assertThat(told.output()).containsPattern("chat +done +\\d+ +\\d+ +yes +[0-9a-f]{8}");
        assertThat(told.errors()).contains("a second");
        assertThat(ask("rebuild chat --json")
                        .json()
                        .at("/views/0/rebuild/equal")
                        .asBoolean())
                .isTrue();
        assertThat(ask("rebuild shoes").exitCode()).isEqualTo(1);
        assertThat(ask("rebuild shoes").errors()).contains("NOT_FOUND");
    }

    @Test
    void everyCommandHasItsHelpAndIsCompleted() {
        for (String command : List.of(
                "login",
                "logout",
                "meetings",
                "meetings create",
                "recordings download",
                "history",
                "watch",
                "rebuild",
                "what-if")) {
            assertThat(ask(command + " --help").done().output()).contains("Usage: videoconf " + command);
        }
        assertThat(ask("completion").done().output()).contains("complete -F", "meetings", "--as-of-sequence");
        assertThat(ask("dance").exitCode()).isEqualTo(2);
    }

    private String record(String meeting, byte[] bytes) {
        String id = ada.rest()
                .post("/meetings/" + meeting + "/recordings", Json.object("mode", "cloud"))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        ada.rest().post("/recordings/" + id + "/stop").expect(200);
        JsonNode part = ada.rest()
                .post(
                        "/recordings/" + id + "/parts",
                        Json.object("part_number", 1, "size", bytes.length, "sha256", Digests.sha256(bytes)))
                .expect(201)
                .body();
        String[] headers = part.path("headers")
                .propertyStream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue().asString()))
                .toArray(String[]::new);
        ada.rest()
                .upload(URI.create(part.path("upload_url").asString()), bytes, headers)
                .expect(200);
        ada.rest().post("/recordings/" + id + "/complete").expect(200);
        await().until(() -> ada.rest()
                .get("/recordings/" + id)
                .body()
                .path("processing_status")
                .asString()
                .equals("completed"));
        return id;
    }
}
