package io.videoconf.acceptance;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** A cloud recording whose bytes are put by this test: its parts, and what became of them. */
final class Footage {
    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");

    private final Person host;
    private final String recordingId;

    private Footage(Person host, String recordingId) {
        this.host = host;
        this.recordingId = recordingId;
    }

    /** Starts a recording of a meeting. */
    static Footage running(Person host, String meetingId) {
        return started(host, meetingId, true);
    }

    /** The same of one that may be shared. */
    static Footage shareable(Person host, String meetingId) {
        return started(host, meetingId, false);
    }

    /** Starts a recording of a meeting, and stops it. */
    static Footage stopped(Person host, String meetingId, boolean hidden) {
        Footage footage = started(host, meetingId, hidden);
        footage.stop();
        return footage;
    }

    /** One that began without this test's doing. */
    static Footage of(Person host, String recordingId) {
        return new Footage(host, recordingId);
    }

    /** Makes media known that are elsewhere. */
    static Footage imported(Person host, JsonNode wanted) {
        String id = host.rest()
                .post("/recordings/import", wanted)
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        return new Footage(host, id);
    }

    /** A recording of a thousand bytes that nothing is done with any more. */
    static Footage finished(Person host, String meetingId) {
        Footage footage = stopped(host, meetingId, true);
        footage.send(1, new byte[1_000]);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> footage.complete().status() < 300);
        footage.settled();
        return footage;
    }

    private static Footage started(Person host, String meetingId, boolean hidden) {
        String id = host.rest()
                .post("/meetings/" + meetingId + "/recordings", Json.object("mode", "cloud", "private", hidden))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        return new Footage(host, id);
    }

    void stop() {
        host.rest().post(path() + "/stop").expect(200);
    }

    /** Pauses it, or goes on. */
    void control(String what) {
        host.rest().post(path() + "/" + what).expect(200);
    }

    void share(String email) {
        host.rest()
                .post(path() + "/shares", Json.object("emails", List.of(email)))
                .expect(200);
    }

    void delete() {
        host.rest().delete(path()).expect(204);
    }

    void restore() {
        restoring().expect(200);
    }

    /** Tries to take it out of the bin. */
    Answer restoring() {
        return host.rest().post(path() + "/restore");
    }

    /** Whether it is not in the bin. */
    boolean isThere() {
        return host.rest().get(path()).status() == 200;
    }

    /** Asks for it, and does not wait for what comes of it. */
    void completeLater() {
        host.rest().post(path() + "/complete", "Prefer", "respond-async").expect(202);
    }

    /** The same recording at another server on the same data. */
    Footage at(RestClient rest) {
        return new Footage(host.at(rest), recordingId);
    }

    String id() {
        return recordingId;
    }

    String path() {
        return "/recordings/" + recordingId;
    }

    JsonNode look() {
        return host.rest().get(path()).expect(200).body();
    }

    /** Asks for a place and puts the bytes there. */
    void send(int number, byte[] bytes) {
        put(reserve(number, bytes), bytes);
    }

    JsonNode reserve(int number, byte[] bytes) {
        return host.rest()
                .post(
                        path() + "/parts",
                        Json.object("part_number", number, "size", bytes.length, "sha256", Digests.sha256(bytes)))
                .expect(201)
                .body();
    }

    void put(JsonNode place, byte[] bytes) {
        attempt(place, bytes).expect(200);
    }

    /** Puts bytes where these may not belong. */
    Answer attempt(JsonNode place, byte[] bytes) {
        String[] headers = place.path("headers")
                .propertyStream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue().asString()))
                .toArray(String[]::new);
        return host.rest().upload(URI.create(place.path("upload_url").asString()), bytes, headers);
    }

    Answer complete() {
        return host.rest().post(path() + "/complete");
    }

    /** Waits until nothing is done with it any more. */
    JsonNode settled() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        this::look,
                        each -> Set.of("completed", "failed")
                                .contains(each.path("processing_status").asString()));
    }

    byte[] download() {
        String signed = host.rest().get(path() + "/download").expect(302).header("Location");
        return host.rest().anonymous().get(signed).expect(200).bytes();
    }

    /** What has happened to it, in order. */
    List<String> life() {
        return facts().stream().map(each -> each.path("type").asString()).toList();
    }

    /** The same with everything that is told of it. */
    List<JsonNode> facts() {
        return host.rest()
                .get(path() + "/events?limit=1000")
                .expect(200)
                .body()
                .path("events")
                .valueStream()
                .toList();
    }

    /** Waits until this has happened to it, and answers what is told of it. */
    JsonNode awaitFact(String type) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> facts().stream()
                                .filter(each -> each.path("type").asString().equals(type))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What the store of a server on this machine has of it: files. */
    List<Path> objects(Server server) {
        try (Stream<Path> files = Files.walk(server.data().resolve("objects"))) {
            return files.filter(file -> file.toString().contains(recordingId))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there is of one kind (parts, media, seekable, thumbnail) by name, among it what is just being written. */
    List<String> objects(Server server, String kind) {
        Path kinds = server.data().resolve("objects/videoconf/recordings").resolve(recordingId);
        String[] names = kinds.resolve(kind).toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    /** Takes the bucket of a server on this machine away, or gives it back: until then, its store has none. */
    static void objectsAreAway(Server server, boolean away) throws IOException {
        Path bucket = server.data().resolve("objects").resolve("videoconf");
        Path beside = server.data().resolve("away");
        Files.move(away ? bucket : beside, away ? beside : bucket);
    }

    /** Gives it back where it was taken away. */
    static void bringObjectsBack(Server server) throws IOException {
        if (Files.exists(server.data().resolve("away"))) {
            objectsAreAway(server, false);
        }
    }

    /** A film as a browser's recorder writes it: without its duration. */
    static byte[] film() {
        Assumptions.assumeTrue(Files.isExecutable(FFMPEG), "NOT RUN: " + FFMPEG + " is not installed");
        try {
            Process process = new ProcessBuilder(
                            FFMPEG.toString(),
                            "-nostdin",
                            "-v",
                            "error",
                            "-f",
                            "lavfi",
                            "-i",
                            "testsrc=size=320x180:rate=10:duration=2",
                            "-c:v",
                            "libvpx",
                            "-f",
                            "webm",
                            "pipe:1")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] film = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0 || film.length == 0) {
                throw new IllegalStateException("ffmpeg does not make films");
            }
            return film;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
