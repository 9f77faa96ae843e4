package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.RestClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recordings from the first byte to the last viewer, and what keeps them from their end. */
@ExtendWith(SharedServer.class)
class RecordingLifeIT {
    private final RestClient rest;
    private final Person host;
    private final String meeting;

    RecordingLifeIT(RestClient rest) {
        this.rest = rest;
        this.host = Person.register(rest, "Rita");
        this.meeting = recorded(host);
    }

    private static String recorded(Person host) {
        return Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
    }

    @Test
    void aFilmIsCompleteToTheByteAndCanBeSeekedAndSeen() {
        byte[] film = Footage.film();
        Footage footage = Footage.stopped(host, meeting, true);
        int middle = film.length / 2;
        footage.send(2, Arrays.copyOfRange(film, middle, film.length));
        JsonNode missing = assertRefused(footage.complete(), 409, "INVALID_STATE");
        assertThat(missing.path("details").path("missing_ranges")).isEqualTo(Json.read("[{\"from\":1,\"to\":1}]"));
        footage.send(1, Arrays.copyOf(film, middle));
        footage.send(1, Arrays.copyOf(film, middle));
        footage.complete().expect(200);
        JsonNode done = footage.settled();
        assertThat(done.path("processing_status").asString()).as("%s", done).isEqualTo("completed");
        assertThat(done.path("sha256").asString()).isEqualTo(Digests.sha256(film));
        assertThat(footage.download()).isEqualTo(film);
        JsonNode media = done.path("media");
        assertThat(media.path("missing")).isEmpty();
        assertThat(media.path("width").asInt()).isEqualTo(320);
        assertThat(media.path("video_codec").asString()).isEqualTo("vp8");
        assertThat(media.path("duration_ms").asLong()).isBetween(1_800L, 2_200L);
        assertThat(done.path("duration_seconds").asInt()).isEqualTo(2);
        assertThat(followed(done.path("thumbnail_url").asString())).startsWith(0xff, 0xd8, 0xff);
        byte[] seekable = followed(media.path("seekable_url").asString());
        assertThat(HexFormat.of().formatHex(seekable)).as("Matroska's index").contains("1c53bb6b");
        assertThat(HexFormat.of().formatHex(film)).doesNotContain("1c53bb6b");
        assertThat(footage.life())
                .containsExactly(
                        "recording_opened",
                        "capture_closed",
                        "part_upload_requested",
                        "part_upload_requested",
                        "completion_requested",
                        "upload_completed",
                        "recording_processed",
                        "recording_downloaded",
                        "recording_downloaded");
    }

    private byte[] followed(String path) {
        String signed = host.rest().get(path.replace("/api/v1", "")).expect(302).header("Location");
        return host.rest().anonymous().get(signed).expect(200).bytes();
    }

    @Test
    void aDamagedPartIsNamedAndMayBeSentAgain() {
        byte[] bytes = "what was recorded".getBytes(StandardCharsets.UTF_8);
        byte[] other = "what was recorder".getBytes(StandardCharsets.UTF_8);
        Footage footage = Footage.stopped(host, recorded(host), true);
        // What was said last is what counts: the store has the bytes of before, of the same size.
        footage.send(1, bytes);
        footage.reserve(1, other);
        JsonNode wrong = assertRefused(footage.complete(), 409, "INVALID_STATE");
        assertThat(wrong.path("details").path("parts").toString()).contains("wrong_digest");
        assertThat(footage.look().path("processing_status").asString()).isEqualTo("uploading");
        assertThat(footage.life()).contains("upload_found_wanting");
        footage.send(1, bytes);
        footage.complete().expect(200);
        assertThat(footage.settled().path("sha256").asString()).isEqualTo(Digests.sha256(bytes));
    }

    @Test
    void mediaElsewhereAreKnownAndNotFetched() {
        ObjectNode wanted = Json.object(
                "meeting_id",
                meeting,
                "url",
                "https://media.example.com/a.webm",
                "md5_hash",
                "0".repeat(32),
                "length",
                5,
                "private",
                false);
        Answer first = host.rest()
                .post("/recordings/import", wanted, "Idempotency-Key", "once-" + meeting)
                .expect(201);
        Answer again = host.rest()
                .post("/recordings/import", wanted, "Idempotency-Key", "once-" + meeting)
                .expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        String id = first.body().path("recording_id").asString();
        assertThat(first.body().path("processing_status").asString()).isEqualTo("completed");
        assertThat(first.body().path("source").path("url").asString()).isEqualTo("https://media.example.com/a.webm");
        assertThat(first.body().path("download_url").isNull()).isTrue();
        assertRefused(host.rest().get("/recordings/" + id + "/download"), 409, "INVALID_STATE");
        assertRefused(host.rest().post("/recordings/" + id + "/fetch"), 409, "INVALID_STATE");
        Person viewer = Person.register(rest, "Vic");
        host.rest()
                .post("/recordings/" + id + "/shares", Json.object("emails", List.of(viewer.email())))
                .expect(200);
        viewer.rest().get("/recordings/" + id).expect(200);
        for (String url :
                List.of("http://example.com/a", "file:///etc/passwd", "https://u:p@example.com/a", "nonsense")) {
            assertRefused(
                    host.rest().post("/recordings/import", Json.object("meeting_id", meeting, "url", url)),
                    400,
                    "VALIDATION_FAILED");
        }
        assertRefused(viewer.rest().post("/recordings/import", wanted), 404, "MEETING_NOT_FOUND");
    }

    @Test
    void whatIsInTheBinComesBackAsItWas() {
        Footage footage = Footage.stopped(host, recorded(host), true);
        footage.send(1, new byte[] {1, 2, 3});
        footage.complete().expect(200);
        footage.settled();
        host.rest().delete(footage.path()).expect(204);
        assertRefused(host.rest().get(footage.path()), 410, "RECORDING_DELETED");
        assertRefused(host.rest().get(footage.path() + "/download"), 410, "RECORDING_DELETED");
        JsonNode bin = host.rest().get("/recordings?deleted=true").expect(200).body();
        assertThat(bin.path("total_count").asInt()).isOne();
        assertThat(bin.path("recordings").path(0).path("dispose_at").asString()).endsWith("Z");
        Person other = Person.register(rest, "Otto");
        assertThat(other.rest()
                        .get("/recordings?deleted=true")
                        .expect(200)
                        .body()
                        .path("recordings"))
                .isEmpty();
        JsonNode back =
                host.rest().post(footage.path() + "/restore").expect(200).body();
        assertThat(back.path("processing_status").asString()).isEqualTo("completed");
        assertThat(footage.download()).containsExactly(1, 2, 3);
    }

    @Test
    void aLegalHoldIsStrongerThanTheOwner() {
        Person operator = Operator.of(rest)
                .orElseThrow(() -> new TestAbortedException("the server was started by somebody else"));
        Person admin = Operator.adds(operator, "Adam", "admin");
        Person owner = Operator.adds(admin, "Olive", "member");
        Person keeper = Operator.adds(admin, "Kit", "compliance");
        Footage footage = Footage.stopped(owner, recorded(owner), true);
        ObjectNode hold = Json.object("hold_id", "hold-1", "case_id", "case-7", "reason", "the court asks");
        assertRefused(owner.rest().post(footage.path() + "/holds", hold), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(host.rest().post(footage.path() + "/holds", hold), 404, "RECORDING_NOT_FOUND");
        JsonNode held =
                keeper.rest().post(footage.path() + "/holds", hold).expect(200).body();
        assertThat(held.path("holds").path(0).path("case_id").asString()).isEqualTo("case-7");
        keeper.rest().post(footage.path() + "/holds", hold).expect(200);
        JsonNode seen = footage.look();
        assertThat(seen.path("legal_hold").asBoolean()).isTrue();
        assertThat(seen.path("holds")).isEmpty();
        assertRefused(owner.rest().delete(footage.path()), 423, "LEGAL_HOLD");
        assertRefused(keeper.rest().get(footage.path() + "/download"), 403, "INSUFFICIENT_PERMISSIONS");
        assertRefused(keeper.rest().delete(footage.path()), 403, "INSUFFICIENT_PERMISSIONS");
        keeper.rest()
                .sendJson(
                        "DELETE",
                        footage.path() + "/holds",
                        Json.object("hold_id", "hold-1", "reason", "the case is closed"))
                .expect(200);
        owner.rest().delete(footage.path()).expect(204);
    }

    @Test
    void whoCouldSeeItAtAnyTimeIsToldForEver() {
        Person viewer = Person.register(rest, "Vera");
        Footage footage = Footage.stopped(host, recorded(host), false);
        Instant before = now(footage);
        ObjectNode emails = Json.object("emails", List.of(viewer.email()));
        host.rest().post(footage.path() + "/shares", emails).expect(200);
        Instant shared = now(footage);
        host.rest().sendJson("DELETE", footage.path() + "/shares", emails).expect(200);
        assertThat(access(footage, viewer, before)).isEqualTo("not_shared");
        assertThat(access(footage, viewer, shared)).isEqualTo("shared");
        assertThat(access(footage, viewer, null)).isEqualTo("not_shared");
        assertThat(access(footage, host, shared)).isEqualTo("owner");
        assertThat(access(footage, viewer, Instant.parse("2020-01-01T00:00:00Z")))
                .isEqualTo("not_yet");
        footage.delete();
        Instant binned = now(footage);
        assertThat(access(footage, host, null)).isEqualTo("deleted");
        footage.restore();
        assertThat(access(footage, host, null)).isEqualTo("owner");
        assertThat(access(footage, host, binned)).isEqualTo("deleted");
        assertThat(access(footage, viewer, shared)).isEqualTo("shared");
    }

    /** The time of its last fact: by the server's clock, and not by ours. */
    private Instant now(Footage footage) {
        JsonNode events =
                host.rest().get(footage.path() + "/events").expect(200).body().path("events");
        return Instant.parse(events.path(events.size() - 1).path("timestamp").asString());
    }

    private String access(Footage footage, Person who, @Nullable Instant asOf) {
        return host.rest()
                .get(footage.path() + "/access?email=" + who.email() + (asOf == null ? "" : "&as_of=" + asOf))
                .expect(200)
                .body()
                .path("reason")
                .asString();
    }

    @Test
    void whoDownloadedItWhenAndFromWhereIsAFact() {
        Person viewer = Person.register(rest, "Vera");
        Footage footage = Footage.stopped(host, recorded(host), false);
        footage.send(1, new byte[] {1, 2, 3});
        footage.complete().expect(200);
        footage.settled();
        footage.share(viewer.email());
        Instant before = now(footage);

        viewer.rest().get(footage.path() + "/download").expect(302);

        JsonNode fact = footage.facts().getLast();
        assertThat(fact.path("type").asString()).isEqualTo("recording_downloaded");
        assertThat(fact.path("actor_id").asString()).isEqualTo(viewer.userId());
        assertThat(fact.path("data").path("downloaded_by").asString()).isEqualTo(viewer.userId());
        assertThat(fact.path("address_class").asString()).isEqualTo("loopback");
        assertThat(Instant.parse(fact.path("timestamp").asString())).isAfter(before);
        assertRefused(
                Person.register(rest, "Sam").rest().get(footage.path() + "/download"), 404, "RECORDING_NOT_FOUND");
        assertThat(footage.facts().getLast()).isEqualTo(fact);
    }

    @Test
    void whereALocalRecordingIsIsNoted() {
        String id = host.rest()
                .post("/meetings/" + recorded(host) + "/recordings", Json.object("mode", "local"))
                .expect(201)
                .body()
                .path("recording_id")
                .asString();
        ObjectNode copy = Json.object("size", 10, "sha256", "a".repeat(64), "place", "my laptop");
        assertRefused(host.rest().post("/recordings/" + id + "/local-copy", copy), 409, "INVALID_STATE");
        host.rest().post("/recordings/" + id + "/stop").expect(200);
        JsonNode noted = host.rest()
                .post("/recordings/" + id + "/local-copy", copy)
                .expect(200)
                .body();
        assertThat(noted.path("local_copy")).isEqualTo(copy);
        assertThat(noted.path("file_size_bytes").asInt()).isEqualTo(10);
    }
}
