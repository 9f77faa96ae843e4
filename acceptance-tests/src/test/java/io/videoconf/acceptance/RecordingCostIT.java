package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/**
 * What a part costs before a byte of it moves: asked for over HTTP, decided, stored, shown to everybody, answered. The same for
 * the last of thousands as for the first. Wants a quiet machine.
 */
@Tag("measured")
@DisabledIfEnvironmentVariable(
        named = "VIDEOCONF_URL",
        matches = ".+",
        disabledReason = "it measures a server of its own")
class RecordingCostIT {
    /**
     * Recordings that are filled before anything is measured, by one client as in what is measured: the compiler is at work for
     * the first minutes of a server, on the same two cores, and begins anew when what it compiled for several clients meets one.
     */
    private static final int WARM = 12;

    /** As many as a recording may have. */
    private static final int A_RECORDING = 10_000;

    private static final int PARTS = 8_000;
    private static final int STRETCH = 1_000;
    private static final int RECORDINGS = 3;
    private static final double MOST_GROWTH = 1.25;
    private static final double MOST_MILLIS = 5;

    /** As a user starts it, with the optimising compiler. */
    private final Server server = Server.configured("recording-cost", Map.of("JDK_JAVA_OPTIONS", ""));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPartCostsUnderFiveMillisecondsHoweverManyThereAre() {
        Person host = Person.register(server.rest(), "Rita");
        for (int recording = 0; recording < WARM; recording++) {
            report("before it, recording " + (recording + 1) + ",", ask(footage(host), A_RECORDING));
        }
        long[] all = new long[RECORDINGS * PARTS];
        long[] firsts = new long[RECORDINGS * STRETCH];
        long[] lasts = new long[RECORDINGS * STRETCH];
        for (int recording = 0; recording < RECORDINGS; recording++) {
            long[] nanos = ask(footage(host), PARTS);
            System.arraycopy(nanos, 0, all, recording * PARTS, PARTS);
            System.arraycopy(nanos, 0, firsts, recording * STRETCH, STRETCH);
            System.arraycopy(nanos, PARTS - STRETCH, lasts, recording * STRETCH, STRETCH);
            report("recording " + (recording + 1) + ",", nanos);
        }
        report("first", firsts);
        report("last", lasts);
        report("all", all);
        assertThat(millis(all, 0.99)).isLessThan(MOST_MILLIS);
        // The slowest of a thousand are chance; what grows shows in the middle.
        assertThat(millis(lasts, 0.5)).isLessThan(MOST_GROWTH * millis(firsts, 0.5));
    }

    private static Footage footage(Person host) {
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        return Footage.stopped(host, meeting, true);
    }

    private static long[] ask(Footage footage, int parts) {
        long[] nanos = new long[parts];
        byte[] bytes = {1, 2, 3};
        for (int number = 1; number <= parts; number++) {
            long before = System.nanoTime();
            footage.reserve(number, bytes);
            nanos[number - 1] = System.nanoTime() - before;
        }
        return nanos;
    }

    private static void report(String which, long[] nanos) {
        System.out.printf(
                "RecordingCostIT: %s %d parts: p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
                which, nanos.length, millis(nanos, 0.5), millis(nanos, 0.99), millis(nanos, 1));
    }

    /** The time within which this share of them was answered. */
    private static double millis(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
