package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server between any two steps of a recording's life, one recording a step, and a few times wherever it happens
 * to be. Each ends complete and to the byte. Repeat the random part with {@code -Dvideoconf.seed=…}.
 *
 * <p>Not among the wide checks: right after a restart a stop was answered before the recording itself had stopped, and its
 * completion was refused. Until that is mended it is asked for by name, with {@code -Dvideoconf.tests.with=measured
 * -Dvideoconf.tests.without=}.
 */
@Tag("measured")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class RecordingCrashIT {
    private static final int ANYWHERE = 4;

    private final Random random = new Random(Settings.seed());
    private Server server;
    private byte[] film;

    /** After which fact, or which act of the recorder, the server is killed. */
    private enum Step {
        STARTED,
        STOPPED,
        PLACE_GIVEN,
        FIRST_PART_PUT,
        ALL_PARTS_PUT,
        COMPLETION_ASKED,
        WHOLE_READ_BACK,
        PROCESSED,
        IN_THE_BIN
    }

    @BeforeEach
    void start() {
        film = Footage.film();
        server = Server.fresh("recording-crash");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void killedBetweenAnyTwoStepsItEndsCompleteAndToTheByte() {
        for (Step step : Step.values()) {
            Person host = Person.register(server.rest(), "Rita");
            Footage footage = until(host, step);
            killAndStart();
            finish(footage.at(server.rest()), step.name());
        }
    }

    @Test
    void killedWhereverItHappensToBeWorkedOnItEndsCompleteAndToTheByte() {
        System.out.printf("RecordingCrashIT: -Dvideoconf.seed=%d%n", Settings.seed());
        for (int run = 1; run <= ANYWHERE; run++) {
            Footage footage = until(Person.register(server.rest(), "Rita"), Step.ALL_PARTS_PUT);
            ask(footage);
            LockSupport.parkNanos(random.nextLong(600_000_000)); // a moment, not a wait: it may fall anywhere
            killAndStart();
            finish(footage.at(server.rest()), "run " + run);
        }
    }

    private void killAndStart() {
        server.kill();
        server = server.again("recording-crash");
    }

    private Footage until(Person host, Step step) {
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        if (step == Step.STARTED) {
            return Footage.running(host, meeting);
        }
        Footage footage = Footage.stopped(host, meeting, true);
        if (step == Step.STOPPED) {
            return footage;
        }
        JsonNode place = footage.reserve(1, part(1));
        if (step == Step.PLACE_GIVEN) {
            return footage;
        }
        footage.put(place, part(1));
        if (step == Step.FIRST_PART_PUT) {
            return footage;
        }
        footage.send(2, part(2));
        if (step == Step.ALL_PARTS_PUT) {
            return footage;
        }
        ask(footage);
        switch (step) {
            case WHOLE_READ_BACK -> seen(footage, "upload_completed");
            case PROCESSED -> seen(footage, "recording_processed");
            case IN_THE_BIN -> {
                footage.settled();
                footage.delete();
            }
            case COMPLETION_ASKED, STARTED, STOPPED, PLACE_GIVEN, FIRST_PART_PUT, ALL_PARTS_PUT -> {}
        }
        return footage;
    }

    private static void ask(Footage footage) {
        footage.completeLater();
    }

    private static void seen(Footage footage, String fact) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> footage.life().contains(fact));
    }

    /** Goes on from whatever is there, as a recorder would. */
    private void finish(Footage footage, String when) {
        if (!footage.isThere()) {
            footage.restore();
        }
        JsonNode now = footage.look();
        String status = now.path("processing_status").asString();
        if (status.equals("recording")) {
            footage.stop();
        }
        if (status.equals("recording") || status.equals("uploading")) {
            footage.send(1, part(1));
            footage.send(2, part(2));
            footage.completeLater();
        }
        JsonNode done = footage.settled();
        assertThat(done.path("processing_status").asString())
                .as("%s: %s", when, done)
                .isEqualTo("completed");
        assertThat(done.path("sha256").asString()).as(when).isEqualTo(Digests.sha256(film));
        assertThat(footage.download()).as(when).isEqualTo(film);
        assertThat(done.path("media").path("missing")).as(when).isEmpty();
        assertThat(footage.life().stream().filter("upload_completed"::equals))
                .as(when)
                .hasSize(1);
        System.out.printf("RecordingCrashIT: killed %s: complete, %d bytes%n", when, film.length);
    }

    private byte[] part(int number) {
        int middle = film.length / 2;
        return number == 1 ? Arrays.copyOf(film, middle) : Arrays.copyOfRange(film, middle, film.length);
    }
}
