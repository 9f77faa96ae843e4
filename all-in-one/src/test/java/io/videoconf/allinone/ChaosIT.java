package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.SignalingClient;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Many clients on two edges, with lines that break, edges that go and come, and two clients that go silent: in the end
 * everybody has the same facts, each once and in order. {@code -Dvideoconf.chaos.minutes=10}, {@code .clients=50},
 * {@code -Dvideoconf.seed=…}.
 */
@Tag("wide")
class ChaosIT {
    private static final int SAYS_EVERY_MS = 100;
    private static final int CUT_EVERY_MS = 400;
    private static final int EDGE_GOES_EVERY_S = 60;
    /** What is promised is measured over so long; less is too little to tell. */
    private static final int MEASURED_FROM_MINUTES = 10;

    private static final long RESUMED_WITHIN_MS = 2_000;
    private static final long DELIVERED_WITHIN_MS = 250;
    private static final long GROWN_BY = 32 << 20;

    @TempDir
    private Path data;

    private final long seed =
            Long.getLong("videoconf.seed", RandomGenerator.getDefault().nextLong(1_000_000));
    private final Random random = new Random(seed);
    private final AtomicReferenceArray<@Nullable Edge> edges = new AtomicReferenceArray<>(2);
    private final List<Listener> listeners = new ArrayList<>();
    /** By how much the heap had grown after the first minute, in bytes. */
    private long grownAtFirst;

    @Test
    void everybodyHasEveryFactOnceAndInOrder() throws Exception {
        int minutes = Integer.getInteger("videoconf.chaos.minutes", 2);
        int clients = Integer.getInteger("videoconf.chaos.clients", 50);
        System.out.printf("ChaosIT: -Dvideoconf.seed=%d, %d clients, %d min%n", seed, clients, minutes);
        try (Redis redis = Redis.start("ChaosIT");
                Core core = Core.start(data.resolve("data"));
                Edge steady = Edge.start(core, "steady", 0, "--videoconf.edge.relay.redis=" + redis.address());
                ScheduledExecutorService clock = Executors.newScheduledThreadPool(3)) {
            edges.set(0, Edge.start(core, "left", 0));
            edges.set(1, Edge.start(core, "right", 0));
            Person host = Person.register(steady.rest(), "Host");
            String meeting = host.rest()
                    .post("/meetings", Json.object("title", "Chaos"))
                    .expect(201)
                    .body()
                    .path("meeting_id")
                    .asString();
            try (SignalingClient speaker = host.socket()) {
                speaker.accepted("join_meeting", host.introduction(meeting));
                speaker.keepNothing();
                for (int i = 0; i < clients; i++) {
                    Person who = Person.register(steady.rest(), "Listener " + i);
                    listeners.add(new Listener(who, meeting, new Cable(this::anyPort)));
                }
                listeners.forEach(Listener::awaitIn);
                long heap = heap();
                clock.scheduleAtFixedRate(() -> say(speaker), 0, SAYS_EVERY_MS, TimeUnit.MILLISECONDS);
                clock.scheduleAtFixedRate(() -> cutSomebody(clock), 0, CUT_EVERY_MS, TimeUnit.MILLISECONDS);
                clock.scheduleAtFixedRate(
                        () -> anEdgeGoes(core), EDGE_GOES_EVERY_S / 2, EDGE_GOES_EVERY_S, TimeUnit.SECONDS);
                listeners.get(0).freeze();
                listeners.get(1).freeze();
                TimeUnit.MINUTES.sleep(1);
                grownAtFirst = grown(heap);
                TimeUnit.MINUTES.sleep(minutes - 1L);
                clock.shutdownNow();
                assertThat(clock.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
                listeners.forEach(Listener::mend);
                settle(host, meeting, heap, minutes);
            }
        } finally {
            close();
        }
    }

    private void settle(Person host, String meeting, long heap, int minutes) {
        List<Long> log = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        JsonNode page;
        do {
            page = host.rest()
                    .get("/meetings/" + meeting + "/events?limit=500&after=" + (log.isEmpty() ? 0 : log.getLast()))
                    .expect(200)
                    .body();
            page.path("events").forEach(fact -> {
                log.add(fact.path("sequence").asLong());
                ids.add(fact.path("event_id").asString().hashCode());
            });
        } while (page.path("has_more").asBoolean());
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(listeners)
                        .allSatisfy(one -> assertThat(one.last()).isGreaterThanOrEqualTo(log.getLast())));
        Figures figures = figures(grown(heap));
        figures.print(log.size(), grownAtFirst);
        assertThat(listeners).allSatisfy(one -> {
            assertThat(one.wrong()).isEmpty();
            List<Long> seen = one.applied().stream()
                    .filter(sequence -> sequence <= log.getLast())
                    .toList();
            int first = log.indexOf(seen.getFirst());
            assertThat(seen).isEqualTo(log.subList(first, log.size()));
            assertThat(one.ids().subList(0, seen.size())).isEqualTo(ids.subList(first, log.size()));
        });
        if (minutes >= MEASURED_FROM_MINUTES) {
            figures.areWhatIsPromised();
        }
    }

    /** What was measured: counts, milliseconds, and bytes. */
    private record Figures(
            int resumes, long resumeP50, long resumeP95, long deliveries, int p50, int p99, long growth) {
        void print(int facts, long growthAtFirst) {
            System.out.printf(
                    "ChaosIT: %d facts; %d resumes, p50 %d ms and p95 %d ms after the line was back; %d deliveries to the"
                            + " others, p50 %d ms, p99 %d ms; heap %+d MiB, %+d of them in the first minute%n",
                    facts, resumes, resumeP50, resumeP95, deliveries, p50, p99, growth >> 20, growthAtFirst >> 20);
        }

        void areWhatIsPromised() {
            assertThat(resumes).as("resumes").isPositive();
            assertThat(deliveries).as("deliveries").isPositive();
            assertThat(resumeP95).as("ms to a resume, p95").isLessThan(RESUMED_WITHIN_MS);
            assertThat((long) p99).as("ms to the others, p99").isLessThan(DELIVERED_WITHIN_MS);
            assertThat(growth).as("bytes by which the heap has grown").isLessThan(GROWN_BY);
        }
    }

    private Figures figures(long growth) {
        List<Long> resumes = listeners.stream()
                .flatMap(one -> one.resumes().stream())
                .sorted()
                .toList();
        long[] delays = new long[Listener.LONGEST + 1];
        listeners.forEach(one -> Arrays.setAll(delays, millis -> delays[millis] + one.delayed(millis)));
        long deliveries = Arrays.stream(delays).sum();
        return new Figures(
                resumes.size(),
                at(resumes, 0.5),
                at(resumes, 0.95),
                deliveries,
                percentile(delays, deliveries, 50),
                percentile(delays, deliveries, 99),
                growth);
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : TimeUnit.NANOSECONDS.toMillis(sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)));
    }

    /** The milliseconds within which so many of 100 came. */
    private static int percentile(long[] delays, long deliveries, int of100) {
        long left = deliveries * of100 / 100;
        int millis = 0;
        while (millis < delays.length - 1 && left > delays[millis]) {
            left -= delays[millis++];
        }
        return millis;
    }

    /** By how much the heap has grown, without what the listeners keep, in bytes. */
    private long grown(long before) {
        return heap() - before - listeners.stream().mapToLong(Listener::kept).sum();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private int anyPort() {
        List<Edge> alive = Stream.of(0, 1)
                .<Edge>mapMulti((place, to) -> {
                    Edge edge = edges.get(place);
                    if (edge != null) {
                        to.accept(edge);
                    }
                })
                .toList();
        return alive.isEmpty()
                ? -1
                : alive.get((int) (System.nanoTime() / 1000 % alive.size())).port();
    }

    private static void say(SignalingClient speaker) {
        var _ = speaker.emit(
                "send_chat_message",
                Json.object("message", Json.object("type", "text", "content", "at " + System.nanoTime())));
    }

    /** Nobody is cut who is silent already. */
    private void cutSomebody(ScheduledExecutorService clock) {
        Listener one = listeners.get(2 + random.nextInt(listeners.size() - 2));
        one.cut();
        clock.schedule(one::mend, 1_000 + random.nextInt(29_000), TimeUnit.MILLISECONDS);
    }

    private void anEdgeGoes(Core core) {
        int place = random.nextInt(2);
        Edge gone = edges.getAndSet(place, null);
        if (gone == null) {
            return;
        }
        int port = gone.port();
        listeners.forEach(one -> one.cutFrom(port));
        gone.close();
        edges.set(place, Edge.start(core, place == 0 ? "left" : "right", 0));
    }

    private void close() throws Exception {
        for (Listener one : listeners) {
            one.close();
        }
        for (int i = 0; i < edges.length(); i++) {
            Edge edge = edges.get(i);
            if (edge != null) {
                edge.close();
            }
        }
    }
}
