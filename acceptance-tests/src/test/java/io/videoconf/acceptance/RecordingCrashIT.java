package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.videoconf.demo.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server (SIGKILL) between any two steps that the bytes of a recording take, {@link RecordingStep}: for each step
 * a recording is brought there, the server killed and started again on the same data, and the recording finished as its recorder
 * would. A kill falls on some recordings that stand still and one that is worked on. Then a few times wherever one happens to be
 * worked on. Each ends complete and to the byte; what was a fact before is one still, and what may happen once happened once.
 *
 * <p>What is done with a recording besides its bytes' way (holds, privacy, shares taken back, invitations, meetings that end,
 * imports, the disposal) is killed in {@link RecordingLifeCrashIT}; deadlines, and with them what ends incomplete, or
 * {@code failed} and for which reason, in {@link RecordingDeadlinesIT}. Repeat the random part with {@code -Dvideoconf.seed=…}.
 */
@Tag("wide")
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it kills the server")
class RecordingCrashIT {
    private static final int ANYWHERE = 4;

    @TempDir
    private static Path folder;

    private static Gates gates;
    private static Server server;
    private static byte[] film;

    private final Random random = new Random(Settings.seed());

    @BeforeAll
    static void start() {
        film = Footage.film();
        gates = Gates.in(folder);
        Map<String, String> settings = new HashMap<>(gates.settings());
        settings.put("VIDEOCONF_RECORDINGS_FIRSTRETRY", "200ms");
        server = Server.configured("recording-crash", settings);
    }

    /** One that fails on its way to its step leaves the others theirs. */
    @AfterEach
    void open() throws IOException {
        gates.open();
        Footage.bringObjectsBack(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.videoconf.acceptance.RecordingStep#kills")
    void killedAfterAStepItEndsCompleteAndToTheByte(List<RecordingStep> steps) throws IOException {
        long begin = System.nanoTime();
        List<Brought> brought = new ArrayList<>();
        for (RecordingStep step : steps) {
            brought.add(Brought.to(step));
        }

        killAndStart(steps.toString());

        assertAll(brought.reversed().stream().map(each -> () -> finish(each)));
        System.out.printf("RecordingCrashIT: %s took %d ms%n", steps, millisSince(begin));
    }

    /**
     * A recording that was brought to its step.
     *
     * @param before what has happened to it; empty where it does not stand still to be looked at
     */
    private record Brought(String when, Recorder recorder, List<String> before) {
        static Brought to(RecordingStep step) {
            Recorder recorder = Recorder.at(server, gates, film);
            step.reach(recorder);
            List<String> before = List.of();
            if (step.fact() != null) {
                before = recorder.footage().life();
                assertThat(before).as(step.name()).last().isEqualTo(step.fact());
            }
            return new Brought(step.name(), recorder, before);
        }
    }

    @Test
    void killedWhereverItHappensToBeWorkedOnItEndsCompleteAndToTheByte() throws IOException {
        System.out.printf("RecordingCrashIT: -Dvideoconf.seed=%d%n", Settings.seed());
        for (int run = 1; run <= ANYWHERE; run++) {
            Recorder recorder = Recorder.at(server, gates, film).uploads().asksForCompletion();
            LockSupport.parkNanos(random.nextLong(600_000_000)); // a moment, not a wait: it may fall anywhere
            killAndStart("run " + run);
            finish(new Brought("run " + run, recorder, List.of()));
        }
    }

    private static void killAndStart(String when) throws IOException {
        server.kill();
        gates.open();
        Footage.bringObjectsBack(server);
        long begin = System.nanoTime();
        server = server.again("recording-crash");
        System.out.printf("RecordingCrashIT: killed %s: ready again in %d ms%n", when, millisSince(begin));
    }

    private static void finish(Brought brought) {
        String when = brought.when();
        Recorder recorder = brought.recorder().goesOnAt(server);
        System.out.printf(
                "RecordingCrashIT: %s: goes on after %s%n",
                when, recorder.footage().life().getLast());
        JsonNode done = recorder.finishes();
        assertThat(done.path("processing_status").asString())
                .as("%s: %s", when, done)
                .isEqualTo("completed");
        assertThat(done.path("sha256").asString()).as(when).isEqualTo(Digests.sha256(film));
        assertThat(recorder.footage().download()).as(when).isEqualTo(film);
        assertThat(done.path("media").path("missing")).as(when).isEmpty();
        List<String> life = recorder.footage().life();
        List<String> before = brought.before();
        assertThat(life.subList(0, before.size())).as(when).isEqualTo(before);
        assertThat(life)
                .as(when)
                .containsOnlyOnce("recording_opened", "capture_closed", "upload_completed", "recording_processed");
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
