package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The object store is away, or full: nothing is lost, nothing is claimed, and all goes on by itself when it is back. */
@ExtendWith(OutputCaptureExtension.class)
class ObjectStoreAwayIT {
    private static final byte[] FIRST = "the first half, ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "and the second".getBytes(StandardCharsets.UTF_8);
    private static final String WHOLE = "the first half, and the second";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static S3 store;
    private static ConfigurableApplicationContext server;
    private static RestClient rest;

    @BeforeAll
    static void start() {
        store = new S3(folder.resolve("objects").toFile().mkdirs() ? folder.resolve("objects") : folder);
        server = new SpringApplicationBuilder(AllInOne.class)
                .initializers(new StartStores())
                .run(
                        "--videoconf.data=" + folder.resolve("data"),
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--videoconf.objects.endpoint=" + store.address(),
                        "--videoconf.objects.access-key=" + S3.ACCESS_KEY,
                        "--videoconf.objects.secret-key=" + S3.SECRET_KEY,
                        "--videoconf.objects.look=200ms",
                        "--videoconf.recordings.first-retry=200ms",
                        "--videoconf.recordings.longest-retry=400ms",
                        "--logging.level.io.videoconf=debug",
                        "--logging.level.io.videoconf.edge.access=info",
                        "--videoconf.edge.public-url=http://127.0.0.1");
        int port = Stream.of((WebServerApplicationContext) server)
                .map(WebServerApplicationContext::getWebServer)
                .findFirst()
                .orElseThrow()
                .getPort();
        rest = new RestClient(URI.create("http://127.0.0.1:" + port));
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void whatIsAwayIsSaidAndWaitedFor() {
        Person host = Person.register(rest, "Rita");
        String recording = recorded(host);
        send(host, recording, 1, FIRST);
        String done = completed(host);
        ready(200);

        store.leave();

        ready(503);
        assertUnavailable(place(host, recording, 2, SECOND));
        assertUnavailable(host.rest().post(recording + "/complete"));
        assertUnavailable(host.rest().get(done + "/download"));
        assertThat(facts(host, done)).doesNotContain("recording_downloaded");
        assertThat(look(host, recording).path("parts")).hasSize(1);
        scheduled(host);

        store.comeBack();

        ready(200);
        send(host, recording, 2, SECOND);
        assertThat(host.rest().post(recording + "/complete").status()).isEqualTo(200);
        assertWhole(host, recording);
        assertWhole(host, done);
    }

    @Test
    void whatIsFullIsReadFromAndWaitedFor() {
        Person host = Person.register(rest, "Rolf");
        String done = completed(host);
        String recording = recorded(host);
        send(host, recording, 1, FIRST);
        send(host, recording, 2, SECOND);

        store.full(true);
        host.rest().post(recording + "/complete", "Prefer", "respond-async").expect(202);

        ready(503);
        await().atMost(PATIENCE).until(() -> facts(host, recording).contains("processing_delayed"));
        JsonNode waiting = look(host, recording);
        assertThat(waiting.path("processing_status").asString()).isEqualTo("processing");
        assertThat(waiting.path("processing").path("attempts").asInt()).isPositive();
        assertThat(waiting.path("processing").path("reason").asString())
                .isEqualTo("the object store does not do what it is asked");
        assertThat(waiting.path("processing").path("next_attempt_at").asString())
                .endsWith("Z");
        assertUnavailable(place(host, recorded(host), 1, FIRST));
        assertWhole(host, done);

        store.full(false);

        ready(200);
        assertWhole(host, recording);
        assertThat(facts(host, recording)).doesNotContain("recording_failed");
    }

    @Test
    void whatIsSignedAndWhatIsSecretIsInNoLogAndInNoRow(CapturedOutput output) throws SQLException {
        Person host = Person.register(rest, "Rea");
        String done = completed(host);
        String other = recorded(host);
        String put = place(host, other, 1, FIRST)
                .expect(201)
                .body()
                .path("upload_url")
                .asString();
        host.rest().patch(done, Json.object("private", false)).expect(200);
        String secret = host.rest()
                .post(done + "/invitations", Json.object("email", "ann@example.org"))
                .expect(201)
                .body()
                .path("secret")
                .asString();
        String opened = rest.anonymous()
                .post("/recordings/invitations/open", Json.object("secret", secret))
                .expect(200)
                .body()
                .path("download_url")
                .asString();
        String read = host.rest().get(done + "/download").expect(302).header("Location");
        assertThat(rest.anonymous().get(read).expect(200).text()).isEqualTo(WHOLE);
        isNowhere(output, done, List.of(signature(put), signature(opened), signature(read), secret));
    }

    @Test
    void whatIsSignedForWhatWasMadeOfAFilmIsInNoLogAndInNoRow(CapturedOutput output) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "NOT RUN: nothing makes pictures here");
        Person host = Person.register(rest, "Ria");
        String film = recorded(host);
        try (InputStream bytes = ObjectStoreAwayIT.class.getResourceAsStream("film.webm")) {
            send(host, film, 1, Objects.requireNonNull(bytes).readAllBytes());
        }
        host.rest().post(film + "/complete").expect(200);
        settled(host, film);
        List<String> links = Stream.of("/thumbnail", "/download?seekable=true")
                .map(path -> host.rest().get(film + path).expect(302).header("Location"))
                .toList();
        links.forEach(link ->
                assertThat(rest.anonymous().get(link).expect(200).bytes()).isNotEmpty());

        isNowhere(output, film, links.stream().map(ObjectStoreAwayIT::signature).toList());
    }

    private static void isNowhere(CapturedOutput output, String recording, List<String> secrets) throws SQLException {
        assertThat(output.getAll()).contains(recording.substring("/recordings/".length())); // it has these requests
        secrets.forEach(each -> assertThat(output.getAll()).doesNotContain(each));
        assertThat(Rows.with(server.getBean(DataSource.class), secrets)).isEmpty();
        // So payloads are looked through: it is in no name of a type and in no stream.
        assertThat(Rows.with(server.getBean(DataSource.class), List.of("Filmed")))
                .isNotEmpty();
    }

    private static String signature(String url) {
        String signature = url.replaceAll(".*X-Amz-Signature=([0-9a-f]{64}).*", "$1");
        assertThat(signature).hasSize(64);
        return signature;
    }

    private static String completed(Person host) {
        String recording = recorded(host);
        send(host, recording, 1, FIRST);
        send(host, recording, 2, SECOND);
        host.rest().post(recording + "/complete").expect(200);
        settled(host, recording);
        return recording;
    }

    private static String scheduled(Person host) {
        return host.rest()
                .post("/meetings", Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)))
                .expect(201)
                .body()
                .path("meeting_id")
                .asString();
    }

    /** The path of a recording that has stopped. */
    private static String recorded(Person host) {
        String recording = "/recordings/"
                + host.rest()
                        .post("/meetings/" + scheduled(host) + "/recordings", Json.object("mode", "cloud"))
                        .expect(201)
                        .body()
                        .path("recording_id")
                        .asString();
        host.rest().post(recording + "/stop").expect(200);
        return recording;
    }

    private static Answer place(Person host, String recording, int number, byte[] bytes) {
        return host.rest()
                .post(
                        recording + "/parts",
                        Json.object("part_number", number, "size", bytes.length, "sha256", Digests.sha256(bytes)));
    }

    private static void send(Person host, String recording, int number, byte[] bytes) {
        JsonNode place = place(host, recording, number, bytes).expect(201).body();
        String[] headers = place.path("headers")
                .propertyStream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue().asString()))
                .toArray(String[]::new);
        host.rest()
                .upload(URI.create(place.path("upload_url").asString()), bytes, headers)
                .expect(200);
    }

    private static JsonNode look(Person host, String recording) {
        return host.rest().get(recording).expect(200).body();
    }

    private static List<String> facts(Person host, String recording) {
        return host.rest()
                .get(recording + "/events?limit=1000")
                .expect(200)
                .body()
                .path("events")
                .valueStream()
                .map(each -> each.path("type").asString())
                .toList();
    }

    private static void settled(Person host, String recording) {
        await().atMost(PATIENCE)
                .until(
                        () -> look(host, recording).path("processing_status").asString(),
                        status -> status.equals("completed"));
    }

    private static void assertWhole(Person host, String recording) {
        settled(host, recording);
        String signed = host.rest().get(recording + "/download").expect(302).header("Location");
        assertThat(host.rest().anonymous().get(signed).expect(200).text()).isEqualTo(WHOLE);
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.body().path("error").path("code").asString()).isEqualTo("STORAGE_UNAVAILABLE");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    private static void ready(int status) {
        await().atMost(PATIENCE)
                .until(() -> rest.get(rest.base() + "/health/readiness").status() == status);
    }
}
