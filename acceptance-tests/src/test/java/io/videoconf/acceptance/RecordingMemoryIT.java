package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;

/**
 * What the whole server, its stores among it, has in memory while recordings are worked on. Its heap is of a fixed size and
 * touched at the start, so that what is seen to grow is a buffer somewhere, or a leak. Needs 7 GB of disk.
 */
@Tag("measured")
@EnabledOnOs(OS.LINUX)
@DisabledIfEnvironmentVariable(
        named = "VIDEOCONF_URL",
        matches = ".+",
        disabledReason = "it measures a server of its own")
class RecordingMemoryIT {
    private static final long MOST_KIB = 32 * 1024;
    private static final int PART = 64 << 20;
    private static final int PARTS = 32;
    private static final int RECORDINGS = 50;

    private final Server server = Server.configured(
            "recording-memory",
            Map.of("JDK_JAVA_OPTIONS", "-Xms384m -Xmx384m -XX:+AlwaysPreTouch -XX:TieredStopAtLevel=1"));
    private final Person host = Person.register(server.rest(), "Rita");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoGibibytesAreVerifiedInAsMuchMemoryAsAFewBytes() {
        work(new byte[] {1, 2, 3});
        byte[] part = new byte[PART];
        new Random(7).nextBytes(part);
        work(part); // what one part needs is there from now on
        Footage footage = stopped();
        for (int number = 1; number <= PARTS; number++) {
            footage.send(number, part);
        }
        try (Watch watch = new Watch(server)) {
            footage.completeLater();
            JsonNode done = settled(footage, Duration.ofMinutes(10));
            assertThat(done.path("file_size_bytes").asLong()).isEqualTo((long) PART * PARTS);
            watch.report("%d MiB verified".formatted((PARTS * (long) PART) >> 20));
        }
    }

    @Test
    void fiftyOneAfterTheOtherNeedNoMoreThanOne() {
        byte[] film = Footage.film();
        for (int warm = 0; warm < 5; warm++) {
            work(film);
        }
        try (Watch watch = new Watch(server)) {
            for (int number = 0; number < RECORDINGS; number++) {
                JsonNode done = work(film);
                assertThat(done.path("sha256").asString()).isEqualTo(Digests.sha256(film));
            }
            watch.report(RECORDINGS + " recordings processed");
        }
    }

    private Footage stopped() {
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        return Footage.stopped(host, meeting, true);
    }

    private JsonNode work(byte[] bytes) {
        Footage footage = stopped();
        footage.send(1, bytes);
        footage.completeLater();
        JsonNode done = settled(footage, Duration.ofMinutes(2));
        assertThat(done.path("processing_status").asString()).as("%s", done).isEqualTo("completed");
        return done;
    }

    private static JsonNode settled(Footage footage, Duration patience) {
        return Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        footage::look,
                        each -> each.path("processing_status").asString().equals("completed"));
    }

    /** Looks five times a second, from the moment that it is made. */
    private static final class Watch implements AutoCloseable {
        private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor();
        private final LongAccumulator least = new LongAccumulator(Math::min, Long.MAX_VALUE);
        private final LongAccumulator most = new LongAccumulator(Math::max, 0);
        private final long before;

        Watch(Server server) {
            before = server.residentKib();
            looker.scheduleAtFixedRate(() -> look(server.residentKib()), 0, 200, TimeUnit.MILLISECONDS);
        }

        private void look(long resident) {
            least.accumulate(resident);
            most.accumulate(resident);
        }

        void report(String what) {
            System.out.printf(
                    "RecordingMemoryIT: %s: resident before %d MiB, least %d MiB, most %d MiB%n",
                    what, before >> 10, least.get() >> 10, most.get() >> 10);
            assertThat(most.get() - before).as("KiB more than before").isLessThan(MOST_KIB);
            assertThat(before - least.get()).as("KiB less than before").isLessThan(MOST_KIB);
        }

        @Override
        public void close() {
            looker.shutdownNow();
        }
    }
}
