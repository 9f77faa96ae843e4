package io.videoconf.bench;

import io.videoconf.demo.Digests;
import io.videoconf.demo.Json;
import io.videoconf.demo.RestClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * What a part of a recording costs before a byte of it moves: asked for over HTTP, decided, stored, shown by every view, answered;
 * by one client, one after the other. Beside it the same asked for by the JDK's own client, whose threads have a share of the cores.
 */
final class Parts {
    /**
     * Recordings that are filled before anything is measured, by one client as in what is measured: the compiler is at work for
     * the first minutes of a server, on the same two cores, and begins anew when what it compiled for several clients meets one.
     */
    private static final int WARM_UPS = 12;

    private static final int A_RECORDING = 8_000;
    private static final int STRETCH = 1_000;
    private static final double P99 = 99;
    private static final double MOST_MILLIS = 5;
    private static final double MOST_GROWTH = 1.25;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final byte[] BYTES = {1, 2, 3};

    private final Report report = new Report();
    private final Server server;
    private final People people;

    private Parts(Server server) {
        this.server = server;
        this.people = People.register(server.base(), 1);
    }

    /** Measures. */
    static void measure(Path repository, Path scratch) {
        try (Server server = Bench.start(repository, scratch.resolve("data"))) {
            Parts parts = new Parts(server);
            parts.report.line(Machine.description());
            parts.take();
            parts.report.keep(repository.resolve("bench/target/parts.md"));
        }
    }

    /** The parts of one recording, from the first to the last. */
    private final class Recording implements Work {
        private final Asking asking;
        private int number;

        private Recording(boolean plain) {
            RestClient rest = people.rest(0);
            String meeting = made(
                    rest.post(
                                    "/meetings",
                                    Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)))
                            .expect(201)
                            .body(),
                    "meeting_id");
            String id = made(
                    rest.post("/meetings/" + meeting + "/recordings", Json.object("mode", "cloud"))
                            .expect(201)
                            .body(),
                    "recording_id");
            rest.post("/recordings/" + id + "/stop").expect(200);
            asking = plain
                    ? plain(id)
                    : body -> rest.post("/recordings/" + id + "/parts", body).status();
        }

        private static String made(JsonNode answer, String name) {
            return answer.path(name).asString();
        }

        @Override
        public int clients() {
            return 1;
        }

        @Override
        public boolean once(int client) {
            number++;
            return asking.status(
                            Json.object("part_number", number, "size", BYTES.length, "sha256", Digests.sha256(BYTES)))
                    == 201;
        }

        @Override
        public void close() {
            asking.close();
        }
    }

    /** A way to ask for a part; whose connection is its own closes it. */
    private interface Asking extends AutoCloseable {
        int status(JsonNode body);

        @Override
        default void close() {}
    }

    private record Plain(Http http, String path, String token) implements Asking {
        @Override
        public int status(JsonNode body) {
            return http.status(Http.request("POST", path, token, Json.write(body)));
        }

        @Override
        public void close() {
            http.close();
        }
    }

    private Asking plain(String recording) {
        return new Plain(new Http(server.base()), "/api/v1/recordings/" + recording + "/parts", people.token(0));
    }

    /** One recording in stretches. */
    private List<Outcome> stretches(boolean plain) {
        try (Work recording = new Recording(plain)) {
            return IntStream.range(0, A_RECORDING / STRETCH)
                    .mapToObj(_ -> Measures.counted(server::cpu, recording, STRETCH))
                    .toList();
        }
    }

    private void take() {
        for (int i = 0; i < WARM_UPS; i++) {
            Histogram all = all(stretches(i % 2 == 0));
            System.err.printf("warm-up: p50 %.2f ms, p99 %.2f ms%n", millis(all, 50), millis(all, P99));
        }
        List<List<Outcome>> ours = new ArrayList<>();
        List<List<Outcome>> jdks = new ArrayList<>();
        for (int i = 0; i < Turns.ROUNDS; i++) {
            ours.add(stretches(true));
            jdks.add(stretches(false));
        }
        report.line("");
        report.line("**One part after the other**, %d recordings of %d, load average %.1f"
                .formatted(Turns.ROUNDS, A_RECORDING, Machine.loadAverage()));
        report.head(
                "",
                "p50 of all ms",
                "p99 of all ms",
                "p99 ms",
                "most ms",
                "CPU ms each: server",
                "PostgreSQL",
                "failed");
        row("a plain connection", ours);
        row("the JDK's client", jdks);
        double p99 = millis(all(whole(ours)), P99);
        double growth = median(ours.stream().map(List::getLast).toList())
                / median(ours.stream().map(List::getFirst).toList());
        boolean all = whole(ours).stream().allMatch(run -> run.failures() == 0);
        report.line("");
        report.line(
                "p99 of all %.2f ms, at most %.0f: %s; p50 of the last thousand %.2f × that of the first, at most %.2f: %s"
                        .formatted(
                                p99,
                                MOST_MILLIS,
                                met(all && p99 <= MOST_MILLIS),
                                growth,
                                MOST_GROWTH,
                                met(all && growth <= MOST_GROWTH)));
    }

    private void row(String name, List<List<Outcome>> recordings) {
        List<Outcome> runs = whole(recordings);
        Histogram all = all(runs);
        report.row(
                name,
                "%.2f".formatted(millis(all, 50)),
                "%.2f".formatted(millis(all, P99)),
                Spread.of(recordings, recording -> millis(all(recording), P99)),
                "%.1f".formatted(millis(all, 100)),
                Spread.of(runs, run -> run.cpuEach().jvm()),
                Spread.of(runs, run -> run.cpuEach().postgres()),
                runs.stream().mapToLong(Outcome::failures).sum());
    }

    private static double median(List<Outcome> stretches) {
        return millis(all(stretches), 50);
    }

    private static List<Outcome> whole(List<List<Outcome>> recordings) {
        return recordings.stream().flatMap(List::stream).toList();
    }

    private static Histogram all(List<Outcome> runs) {
        Histogram all = Measures.histogram();
        runs.forEach(run -> all.add(run.answers()));
        return all;
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    private static String met(boolean met) {
        return met ? "met" : "**missed**";
    }
}
