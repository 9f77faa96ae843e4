package io.videoconf.acceptance;

import static io.videoconf.acceptance.Envelopes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server after each thing that is done with a recording besides bringing its bytes: holding, sharing, inviting, importing,
 * ending its meeting, waiting and removing. What was answered is so afterwards, what was begun goes on, and once.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class RecordingLifeCrashIT {
    private static final byte[] FIRST = "the first half, ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECOND = "and the second".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WHOLE = "the first half, and the second".getBytes(StandardCharsets.UTF_8);
    private static final int MANY = 12;

    @TempDir
    private static Path folder;

    private static Elsewhere elsewhere;
    private static Server server;

    private Person host;

    @BeforeAll
    static void start() {
        elsewhere = Elsewhere.open(folder);
        Map<String, String> settings = new HashMap<>(elsewhere.trusted());
        settings.put("VIDEOCONF_RECORDINGS_BIN", "3s");
        settings.put("VIDEOCONF_RECORDINGS_FIRSTRETRY", "200ms");
        settings.put("VIDEOCONF_RECORDINGS_SCRATCH", scratch().toString());
        server = Server.configured("recording-life-crash", settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        elsewhere.close();
    }

    @BeforeEach
    void arrive() {
        host = Person.register(server.rest(), "Rita");
    }

    private static Path scratch() {
        return folder.resolve("scratch");
    }

    /** Kills it, starts it again, and goes on with the same recording there. */
    private Footage killed(Footage footage) {
        server.kill();
        server = server.again("recording-life-crash");
        host = host.at(server.rest());
        return footage.at(server.rest());
    }

    @Test
    void aHoldThatWasPlacedKeepsAndOneThatWasLiftedKeepsNoMore() {
        host = Officer.of(server.rest()).person();
        Footage footage = complete();
        host.rest()
                .post(
                        footage.path() + "/holds",
                        Json.object("hold_id", "hold-1", "case_id", "case-7", "reason", "the court asks"))
                .expect(200);

        footage = killed(footage);

        assertThat(footage.look().path("legal_hold").asBoolean()).isTrue();
        assertRefused(host.rest().delete(footage.path()), 423, "LEGAL_HOLD");
        host.rest()
                .sendJson("DELETE", footage.path() + "/holds", Json.object("hold_id", "hold-1", "reason", "closed"))
                .expect(200);
        footage = killed(footage);
        assertThat(footage.look().path("legal_hold").asBoolean()).isFalse();
        assertThat(footage.life()).containsOnlyOnce("recording_held", "recording_hold_released");
        assertWhole(footage);
    }

    @Test
    void whatWasChangedSharedAndTakenBackIsSo() {
        Person viewer = Person.register(server.rest(), "Vera");
        Footage footage = complete();
        change(footage, false);
        footage = killed(footage);
        assertThat(footage.look().path("private").asBoolean(true)).isFalse();
        footage.share(viewer.email());
        host.rest()
                .sendJson("DELETE", footage.path() + "/shares", Json.object("emails", List.of(viewer.email())))
                .expect(200);

        footage = killed(footage);

        assertThat(footage.look().path("shared_with")).isEmpty();
        assertRefused(viewer.at(server.rest()).rest().get(footage.path()), 404, "RECORDING_NOT_FOUND");
        footage.share(viewer.email());
        change(footage, true);
        footage = killed(footage);
        assertThat(footage.look().path("private").asBoolean()).isTrue();
        assertThat(footage.look().path("shared_with"))
                .as("with it went the share")
                .isEmpty();
        assertWhole(footage);
    }

    @Test
    void anInvitationOpensOnceOverACrash() {
        Footage footage = complete();
        change(footage, false);
        String secret = host.rest()
                .post(footage.path() + "/invitations", Json.object("email", "ann@example.org"))
                .expect(201)
                .body()
                .path("secret")
                .asString();

        footage = killed(footage);

        String url = open(secret).expect(200).body().path("download_url").asString();
        assertThat(server.rest().anonymous().get(url).expect(200).bytes()).isEqualTo(WHOLE);

        footage = killed(footage);
        assertRefused(open(secret), 404, "RECORDING_NOT_FOUND");
        assertThat(footage.life()).containsOnlyOnce("invitation_opened");
        assertWhole(footage);
    }

    @Test
    void whatWasRecordedUntilTheMeetingEndedIsCompleted() {
        String meeting = recorded();
        Footage footage = Footage.running(host, meeting);
        footage.send(1, FIRST);
        host.rest().post("/meetings/" + meeting + "/end").expect(200);

        footage = killed(footage);

        footage.awaitFact("capture_closed");
        footage.send(2, SECOND);
        footage.completeLater();
        assertThat(footage.settled().path("processing_status").asString()).isEqualTo("completed");
        assertThat(footage.life()).containsOnlyOnce("capture_closed");
        assertWhole(footage);
    }

    @Test
    void whatIsElsewhereStaysThereUntilItIsAskedForAndThenComes() {
        Footage footage = Footage.imported(host, wanted(elsewhere.holdsBack("/held", WHOLE)));

        footage = killed(footage);
        assertThat(footage.life()).containsExactly("recording_imported");
        assertThat(elsewhere.asked()).doesNotContain("/held");
        host.rest().post(footage.path() + "/fetch").expect(200);
        soon().until(() -> elsewhere.asked().contains("/held"));

        footage = killed(footage);

        elsewhere.release();
        footage.awaitFact("recording_processed");
        assertThat(footage.life()).containsOnlyOnce("import_fetch_requested", "upload_completed");
        assertWhole(footage);
    }

    @Test
    void whatWaitsGoesOnWhenWhatItWaitedForIsThere() throws IOException {
        blockScratch();
        Footage footage = Footage.imported(host, wanted(elsewhere.has("/late", WHOLE)));
        host.rest().post(footage.path() + "/fetch").expect(200);
        JsonNode delayed = footage.awaitFact("processing_delayed").path("data");
        assertThat(delayed.path("step").asString()).isEqualTo("fetching");
        assertThat(delayed.path("reason").asString())
                .isEqualTo("the folder for what is being worked on cannot be used");

        footage = killed(footage);

        assertThat(footage.look().path("processing").path("reason")).isEqualTo(delayed.path("reason"));
        Files.delete(scratch());
        footage.awaitFact("recording_processed");
        assertThat(footage.life()).doesNotContain("import_fetch_failed", "recording_failed");
        assertWhole(footage);
    }

    private static void blockScratch() throws IOException {
        if (Files.isDirectory(scratch())) {
            Files.move(scratch(), folder.resolve("scratch-of-before"));
        }
        Files.writeString(scratch(), "no folder");
    }

    @Test
    void aDisposalThatHasBegunIsBroughtToItsEndAndSaysWhatItWas() throws IOException {
        Footage again = killedInItsDisposal(complete(), 0);

        JsonNode disposed = again.awaitFact("recording_disposed").path("data");
        assertThat(disposed.path("sha256").asString()).isEqualTo(Digests.sha256(WHOLE));
        assertIsGone(again);
    }

    @Test
    void aDisposalThatIsInterruptedLeavesNothing() throws IOException {
        Footage footage = Footage.stopped(host, recorded(), true);
        for (int number = 1; number <= MANY; number++) {
            footage.send(number, FIRST);
        }

        Footage again = killedInItsDisposal(footage, MANY / 2);

        again.awaitFact("recording_disposed");
        assertIsGone(again);
    }

    /**
     * Its disposal has begun, and cannot come to its end before the server is killed: the store says that there is no bucket.
     *
     * @param removed how many objects are gone then, as a removal that was cut off leaves it
     */
    private Footage killedInItsDisposal(Footage footage, int removed) throws IOException {
        int objects = footage.objects(server).size();
        Footage.objectsAreAway(server, true);
        footage.delete();
        assertThat(footage.awaitFact("processing_delayed").at("/data/step").asString())
                .isEqualTo("disposing");
        assertThat(footage.life()).contains("disposal_begun").doesNotContain("recording_disposed");
        server.kill();
        Footage.objectsAreAway(server, false);
        for (Path object : footage.objects(server).subList(0, removed)) {
            Files.delete(object);
        }
        assertThat(footage.objects(server)).hasSize(objects - removed).isNotEmpty();
        return killed(footage);
    }

    private static void assertIsGone(Footage footage) {
        assertThat(footage.objects(server)).isEmpty();
        assertThat(footage.life()).containsOnlyOnce("disposal_begun", "recording_disposed");
        assertRefused(footage.restoring(), 410, "RECORDING_DELETED");
    }

    private static ConditionFactory soon() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2));
    }

    private Footage complete() {
        Footage footage = Footage.stopped(host, recorded(), true);
        footage.send(1, FIRST);
        footage.send(2, SECOND);
        footage.complete().expect(200);
        footage.settled();
        return footage;
    }

    private static void assertWhole(Footage footage) {
        assertThat(footage.look().path("sha256").asString()).isEqualTo(Digests.sha256(WHOLE));
        assertThat(footage.download()).isEqualTo(WHOLE);
    }

    private void change(Footage footage, boolean hidden) {
        host.rest().patch(footage.path(), Json.object("private", hidden)).expect(200);
    }

    private static Answer open(String secret) {
        return server.rest().anonymous().post("/recordings/invitations/open", Json.object("secret", secret));
    }

    private String recorded() {
        return Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
    }

    private JsonNode wanted(String url) {
        return Json.object("meeting_id", recorded(), "url", url);
    }
}
