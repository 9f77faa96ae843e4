package io.videoconf.bench;

import io.videoconf.bench.sockets.Hall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * How soon what somebody does is where it should be: on every socket of the meeting, beside socket.io and a row in the same
 * PostgreSQL; and in one's own next query, beside Axon without settings on the same PostgreSQL.
 */
final class Latency {
    private static final int SOCKETS = 100;
    /** A JVM that serves one at a time takes thousands until it has compiled what it runs. */
    private static final int WARM_UPS = 10;

    /** Tens of thousands where each goes to a hundred sockets: before that its compiler has one of two cores every now and then. */
    private static final int WARM_UPS_OF_SOCKETS = Integer.getInteger("videoconf.bench.warmups", 35);

    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("videoconf.bench.seconds", 4));
    private static final double A_SECOND = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double P99 = 99;

    private final Path repository;
    private final Path scratch;
    private final Server server;
    private final Target ours;
    private final People people;
    private final Report report = new Report();

    private Latency(Path repository, Path scratch, Server server) {
        this.repository = repository;
        this.scratch = scratch;
        this.server = server;
        this.ours = new Target(Pairs.OURS, server.base(), server.pid(), server);
        this.people = People.register(server.base(), SOCKETS);
    }

    /**
     * Measures.
     *
     * @param lines {@code sockets}, {@code query}; both when empty
     */
    static void compare(Path repository, Path scratch, List<String> lines) throws IOException {
        try (Server server = Bench.start(repository, scratch.resolve("data"))) {
            Latency latency = new Latency(repository, scratch, server);
            latency.report.line(Machine.description());
            if (lines.isEmpty() || lines.contains("sockets")) {
                latency.sockets();
            }
            if (lines.isEmpty() || lines.contains("query")) {
                latency.query();
            }
            latency.report.keep(repository.resolve(
                    "bench/target/latency-" + (lines.isEmpty() ? "all" : String.join("-", lines)) + ".md"));
        }
    }

    /** Somebody in a hall says something. */
    private record Saying(Hall hall) implements Work {
        @Override
        public int clients() {
            return 1;
        }

        @Override
        public boolean once(int client) {
            hall.say();
            return true;
        }

        @Override
        public Histogram deliveries() {
            return hall.heard();
        }

        @Override
        public void close() {
            hall.close();
        }
    }

    private void sockets() throws IOException {
        Path key = scratch.resolve("key.pem");
        try (Http http = new Http(server.base())) {
            String keys = http.send(Http.request("GET", "/.well-known/jwks.json", "none", null))
                    .text();
            Files.writeString(key, KeyPem.of(keys));
        }
        List<String> tokens =
                IntStream.range(0, SOCKETS).mapToObj(people::token).toList();
        try (PeerServer node = PeerServer.node(repository, server, key)) {
            String meeting = people.meeting(0);
            Map<Target, Work> halls = new HashMap<>();
            List<Target> targets = List.of(ours, node.target());
            targets.forEach(target ->
                    halls.put(target, new Saying(new Hall(target.base().getPort(), meeting, tokens))));
            List<Turns.Runs> unpaced = Turns.take(
                    targets,
                    WARM_UPS_OF_SOCKETS,
                    target -> Measures.unpaced(target::cpu, Objects.requireNonNull(halls.get(target)), RUN));
            told("From a command to every one of " + SOCKETS + " sockets, one after the other", unpaced);
            List<Turns.Runs> paced = Turns.take(
                    targets,
                    1,
                    target -> Measures.paced(target::cpu, Objects.requireNonNull(halls.get(target)), RUN, A_SECOND));
            told("The same, %.0f a second".formatted(A_SECOND), paced);
            halls.values().forEach(Work::close);
        }
    }

    private void query() {
        try (PeerServer tracking = PeerServer.axon(repository, server, "tracking");
                PeerServer pooled = PeerServer.axon(repository, server, "pooled")) {
            List<Target> targets = List.of(ours, tracking.target(), pooled.target());
            // The many first: one alone would take long to warm a JVM.
            for (int clients : new int[] {8, 1}) {
                Map<Target, Work> works = new HashMap<>();
                targets.forEach(target -> works.put(target, new Renaming(target.base(), people, clients)));
                List<Turns.Runs> all = Turns.take(
                        targets,
                        WARM_UPS,
                        target -> Measures.unpaced(target::cpu, Objects.requireNonNull(works.get(target)), RUN));
                works.values().forEach(Work::close);
                seen("From a command to one's own query that sees it, %d clients".formatted(clients), all);
            }
        }
    }

    private void told(String name, List<Turns.Runs> all) {
        begin(name);
        report.head("", "/s", "on all p50 ms", "on all p99 ms", "answered p99 ms", "CPU ms each: server", "PostgreSQL");
        all.forEach(runs -> report.row(
                runs.target().name(),
                Spread.of(runs.outcomes(), Outcome::perSecond),
                Report.delivery(runs.outcomes(), 50),
                Report.delivery(runs.outcomes(), P99),
                Report.millis(runs.outcomes(), P99),
                Spread.of(runs.outcomes(), run -> run.cpuEach().jvm()),
                Spread.of(runs.outcomes(), run -> run.cpuEach().postgres())));
        compared(all, Outcome::deliveries, 1.5);
    }

    private void seen(String name, List<Turns.Runs> all) {
        begin(name);
        report.head("", "/s", "p50 ms", "p99 ms", "CPU ms each: server", "PostgreSQL", "failed");
        all.forEach(runs -> report.row(
                runs.target().name(),
                Spread.of(runs.outcomes(), Outcome::perSecond),
                Report.millis(runs.outcomes(), 50),
                Report.millis(runs.outcomes(), P99),
                Spread.of(runs.outcomes(), run -> run.cpuEach().jvm()),
                Spread.of(runs.outcomes(), run -> run.cpuEach().postgres()),
                runs.outcomes().stream().mapToLong(Outcome::failures).sum()));
        compared(all, Outcome::answers, 0.05);
    }

    private void begin(String name) {
        report.line("");
        report.line("**%s**, %d rounds, load average %.1f".formatted(name, Turns.ROUNDS, Machine.loadAverage()));
    }

    private void compared(List<Turns.Runs> all, Function<Outcome, Histogram> times, double most) {
        report.head("videoconf to", "p50", "p99", "target");
        List<Outcome> own = all.getFirst().outcomes();
        all.stream().skip(1).forEach(peer -> {
            Spread p99 = Turns.ratio(own, peer.outcomes(), at(times, P99));
            report.row(
                    peer.target().name(),
                    Turns.ratio(own, peer.outcomes(), at(times, 50)),
                    p99,
                    "p99 at most %.2f: %s%s"
                            .formatted(
                                    most,
                                    p99.median() <= most ? "met" : "**missed**",
                                    p99.median() > 1 ? "; " + peer.target().name() + " wins" : ""));
        });
    }

    private static ToDoubleFunction<Outcome> at(Function<Outcome, Histogram> times, double percentile) {
        return run -> times.apply(run).getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
