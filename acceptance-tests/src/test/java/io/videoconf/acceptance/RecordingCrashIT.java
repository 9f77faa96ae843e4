package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Digests;
import java.io.IOException;
import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Kills the server (SIGKILL) between any two steps that the bytes of a recording take, {@link RecordingStep}, one run each: a
 * recording is brought to the step, the server killed and started again on the same data, and the recording finished as its
 * recorder would. Then a few times wherever it happens to be worked on. Each ends complete and to the byte; what was a fact
 * before is one still, and what may happen once happened once.
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
    @EnumSource
    void killedAfterAStepItEndsCompleteAndToTheByte(RecordingStep step) throws IOException {
        long begin = System.nanoTime();
        Recorder recorder = Recorder.at(server, gates, film);
        step.reach(recorder);
        List<String> before = List.of();
        if (step.fact() != null) {
            before = recorder.footage().life();
            assertThat(before).last().isEqualTo(step.fact());
        }

        finish(killedAndStarted(recorder, step.name()), step.name(), before);

        System.out.printf("RecordingCrashIT: %s took %d ms%n", step, millisSince(begin));
    }

    @Test
    void killedWhereverItHappensToBeWorkedOnItEndsCompleteAndToTheByte() throws IOException {
        System.out.printf("RecordingCrashIT: -Dvideoconf.seed=%d%n", Settings.seed());
        for (int run = 1; run <= ANYWHERE; run++) {
            Recorder recorder = Recorder.at(server, gates, film).uploads().asksForCompletion();
            LockSupport.parkNanos(random.nextLong(600_000_000)); // a moment, not a wait: it may fall anywhere
            String when = "run " + run;
            finish(killedAndStarted(recorder, when), when, List.of());
        }
    }

    private static Recorder killedAndStarted(Recorder recorder, String when) throws IOException {
        server.kill();
        gates.open();
        Footage.bringObjectsBack(server);
        long begin = System.nanoTime();
        server = server.again("recording-crash");
        long millis = millisSince(begin);
        Recorder again = recorder.goesOnAt(server);
        System.out.printf(
                "RecordingCrashIT: killed %s: ready again in %d ms, after %s%n",
                when, millis, again.footage().life().getLast());
        return again;
    }

    private static void finish(Recorder recorder, String when, List<String> before) {
        JsonNode done = recorder.finishes();
        assertThat(done.path("processing_status").asString())
                .as("%s: %s", when, done)
                .isEqualTo("completed");
        assertThat(done.path("sha256").asString()).as(when).isEqualTo(Digests.sha256(film));
        assertThat(recorder.footage().download()).as(when).isEqualTo(film);
        assertThat(done.path("media").path("missing")).as(when).isEmpty();
        List<String> life = recorder.footage().life();
        assertThat(life.subList(0, before.size())).as(when).isEqualTo(before);
        assertThat(life)
                .as(when)
                .containsOnlyOnce("recording_opened", "capture_closed", "upload_completed", "recording_processed");
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
