package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
 * to be. Each ends complete and to the byte. What is done with a recording besides, {@link RecordingLifeCrashIT}. Repeat the random part with {@code -Dvideoconf.seed=…}. What ends otherwise, for a
 * reason, is in {@link RecordingDeadlinesIT}.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class RecordingCrashIT {
    private static final int ANYWHERE = 4;
    private static final Set<Step> WHILE_RECORDED =
            EnumSet.of(Step.STARTED, Step.PAUSED, Step.RESUMED, Step.FIRST_PART_WHILE_RECORDED);

    /** What is worked on without anybody's doing stands last: it would go on while others are brought to their step. */
    private static final List<List<Step>> KILLS = List.of(
            List.of(Step.STARTED, Step.PAUSED, Step.RESUMED, Step.FOUND_WANTING),
            List.of(Step.FIRST_PART_WHILE_RECORDED, Step.STOPPED, Step.PLACE_GIVEN, Step.COMPLETION_ASKED),
            List.of(Step.FIRST_PART_PUT, Step.ALL_PARTS_PUT, Step.SHARED, Step.WHOLE_READ_BACK),
            List.of(Step.IN_THE_BIN, Step.RESTORED, Step.PROCESSED));

    private final Random random = new Random(Settings.seed());
    private Server server;
    private byte[] film;

    /** After which fact, or which act of the recorder, the server is killed. */
    private enum Step {
        STARTED,
        PAUSED,
        RESUMED,
        FIRST_PART_WHILE_RECORDED,
        STOPPED,
        PLACE_GIVEN,
        FIRST_PART_PUT,
        ALL_PARTS_PUT,
        FOUND_WANTING,
        COMPLETION_ASKED,
        WHOLE_READ_BACK,
        PROCESSED,
        SHARED,
        IN_THE_BIN,
        RESTORED
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

    /** A recording a step, and a kill for several: most wait where they are, and it comes with the last step of each kill. */
    @Test
    void killedBetweenAnyTwoStepsItEndsCompleteAndToTheByte() {
        assertThat(KILLS.stream().flatMap(List::stream)).containsExactlyInAnyOrder(Step.values());
        for (List<Step> steps : KILLS) {
            Map<Step, Footage> recordings = new EnumMap<>(Step.class);
            steps.forEach(step -> recordings.put(step, until(Person.register(server.rest(), "Rita"), step)));
            killAndStart();
            recordings.forEach((step, footage) -> finish(footage.at(server.rest()), step.name()));
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
        return WHILE_RECORDED.contains(step)
                ? recorded(Footage.running(host, meeting), step)
                : uploaded(Footage.stopped(host, meeting, step != Step.SHARED), step);
    }

    private Footage recorded(Footage footage, Step step) {
        if (step == Step.PAUSED || step == Step.RESUMED) {
            footage.control("pause");
        }
        if (step == Step.RESUMED) {
            footage.control("resume");
        }
        if (step == Step.FIRST_PART_WHILE_RECORDED) {
            footage.send(1, part(1));
        }
        return footage;
    }

    private Footage uploaded(Footage footage, Step step) {
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
        if (step == Step.FOUND_WANTING) {
            return wanting(footage);
        }
        footage.send(2, part(2));
        if (step == Step.ALL_PARTS_PUT) {
            return footage;
        }
        return worked(footage, step);
    }

    /** What is there has the size that was said last, and other bytes: only reading it back tells. */
    private Footage wanting(Footage footage) {
        footage.send(2, part(2));
        byte[] others = part(2);
        others[others.length / 2] ^= 1;
        footage.reserve(2, others);
        ask(footage);
        seen(footage, "upload_found_wanting");
        return footage;
    }

    private static Footage worked(Footage footage, Step step) {
        ask(footage);
        if (step == Step.WHOLE_READ_BACK) {
            seen(footage, "upload_completed");
        }
        if (step == Step.PROCESSED) {
            seen(footage, "recording_processed");
        }
        if (step == Step.SHARED) {
            footage.settled();
            footage.share("viewer@example.org");
        }
        if (step == Step.IN_THE_BIN || step == Step.RESTORED) {
            footage.settled();
            footage.delete();
        }
        if (step == Step.RESTORED) {
            footage.restore();
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
