package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Media from elsewhere, by a whole server: asked for when somebody wants them here, not before, and as they are. */
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it needs settings of its own")
class RecordingImportIT {
    private static final byte[] MEDIA = new byte[300_000];

    @TempDir
    private static Path folder;

    private static Elsewhere elsewhere;
    private static Server server;

    private Person host;
    private String meeting;

    @BeforeAll
    static void start() {
        new Random(7).nextBytes(MEDIA);
        elsewhere = Elsewhere.open(folder);
        Map<String, String> settings = new HashMap<>(elsewhere.trusted());
        settings.put("VIDEOCONF_RECORDINGS_IMPORTHOSTS", "media.example.com");
        // What media are nobody can say here: they are complete without.
        settings.put("VIDEOCONF_RECORDINGS_FFPROBE", "/nowhere/ffprobe");
        server = Server.configured("recording-import", settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        elsewhere.close();
    }

    @BeforeEach
    void arrive() {
        host = Person.register(server.rest(), "Rita");
        meeting = Meetings.instant(host, "Filmed elsewhere");
    }

    @Test
    void nobodyIsAskedBeforeSomebodyWantsItAndThenItIsHereToTheByte() {
        String url = elsewhere.has("/wanted-later", MEDIA);
        Footage footage = Footage.imported(host, wanted(url));
        JsonNode known = footage.look();
        assertThat(known.path("processing_status").asString()).isEqualTo("completed");
        assertThat(known.path("source").path("url").asString()).isEqualTo(url);
        assertRefused(host.rest().get(footage.path() + "/download"), 409, "INVALID_STATE");
        // Another one goes all the way meanwhile: whatever would ask for this one has had its chance.
        Footage other = Footage.imported(
                host, wanted(elsewhere.has("/wanted-now", MEDIA)).put("fetch", true));
        assertHere(other);
        assertThat(elsewhere.asked()).contains("/wanted-now").doesNotContain("/wanted-later");

        host.rest().post(footage.path() + "/fetch").expect(200);

        assertHere(footage);
        assertThat(elsewhere.asked()).containsOnlyOnce("/wanted-later");
        assertThat(footage.life())
                .containsSubsequence(
                        "recording_imported",
                        "import_fetch_requested",
                        "upload_completed",
                        "recording_processed",
                        "recording_downloaded");
    }

    @Test
    void whatIsNotWhatItWasSaidToBeStaysAReferenceAndSaysWhy() {
        ObjectNode wanted = wanted(elsewhere.has("/other", MEDIA)).put("md5_hash", "0".repeat(32));
        assertNotHere(
                Footage.imported(host, wanted.put("fetch", true)), "its MD5 is not the one that it was said to have");
    }

    @Test
    void whoeverIsSentOnFromTlsToNoneDoesNotGo() {
        String away = elsewhere.redirects("/plain", "http://media.example.com/media");
        assertNotHere(
                Footage.imported(host, wanted(away).put("fetch", true)),
                "the address is not among those that media may be fetched from");
        String near = elsewhere.redirects("/near", elsewhere.has("/there", MEDIA));
        assertHere(Footage.imported(host, wanted(near).put("fetch", true)));
    }

    private ObjectNode wanted(String url) {
        return Json.object("meeting_id", meeting, "url", url, "length", MEDIA.length);
    }

    private static void assertHere(Footage footage) {
        footage.awaitFact("recording_processed");
        JsonNode here = footage.look();
        assertThat(here.path("processing_status").asString()).as("%s", here).isEqualTo("completed");
        assertThat(here.path("sha256").asString()).isEqualTo(Digests.sha256(MEDIA));
        assertThat(footage.download()).isEqualTo(MEDIA);
        assertThat(here.path("media").path("missing").valueStream().map(JsonNode::asString))
                .hasSize(3)
                .allMatch(each -> each.endsWith("ffprobe is not installed, or cannot be run"));
    }

    private void assertNotHere(Footage footage, String reason) {
        JsonNode failed = footage.awaitFact("import_fetch_failed");
        assertThat(failed.path("data").path("reason").asString()).isEqualTo(reason);
        JsonNode known = footage.look();
        assertThat(known.path("processing_status").asString()).isEqualTo("completed");
        assertThat(known.path("source").path("fetch_failure").asString()).isEqualTo(reason);
        assertThat(known.path("download_url").isNull()).isTrue();
        assertRefused(host.rest().get(footage.path() + "/download"), 409, "INVALID_STATE");
        assertThat(footage.life()).doesNotContain("upload_completed", "recording_failed");
    }
}
