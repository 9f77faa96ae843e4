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
    /** The compiler is at work for the first minutes of a server, on the same two cores: after sixty thousand it still was. */
    private static final int WARM = 120_000;
    /** As many as a recording may have. */
    private static final int A_RECORDING = 10_000;

    private static final int PARTS = 8_000;
    private static final int STRETCH = 1_000;
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
        for (int asked = 0; asked < WARM; asked += A_RECORDING) {
            ask(footage(host), A_RECORDING);
        }
        long[] nanos = ask(footage(host), PARTS);
        double first = report("first", Arrays.copyOf(nanos, STRETCH));
        double last = report("last", Arrays.copyOfRange(nanos, PARTS - STRETCH, PARTS));
        double all = report("all", nanos);
        assertThat(first).isLessThan(MOST_MILLIS);
        assertThat(last).isLessThan(MOST_MILLIS);
        assertThat(all).isLessThan(MOST_MILLIS);
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

    /** @return the 99th percentile in milliseconds */
    private static double report(String which, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double middle = sorted[sorted.length / 2] / 1e6;
        double tail = sorted[sorted.length * 99 / 100] / 1e6;
        System.out.printf(
                "RecordingCostIT: %s %d parts: p50 %.2f ms, p99 %.2f ms, most %.2f ms%n",
                which, nanos.length, middle, tail, sorted[sorted.length - 1] / 1e6);
        return tail;
    }
}
