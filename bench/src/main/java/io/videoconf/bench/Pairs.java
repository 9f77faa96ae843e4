package io.videoconf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** VideoConf and the plain peers under the same loads, in turns, in an order that is turned round each time. */
final class Pairs {
    static final String OURS = "videoconf";
    private static final int ROUNDS = 7;
    /** As often as it takes for the figures of all three to stand still: some twenty thousand joins each. */
    private static final int WARM_UPS_FIRST = 10;

    private static final int WARM_UPS = 1;

    /** Of two seconds each: what reads was not called by joins. */
    private static final int WARM_UPS_READING = 8;

    private static final Duration READING = Duration.ofSeconds(2);

    private final List<Target> targets;
    private final Crowd crowd;
    private final Report report = new Report();

    private Pairs(List<Target> targets, Crowd crowd) {
        this.targets = targets;
        this.crowd = crowd;
    }

    /**
     * Measures.
     *
     * @param loads {@code joins}, {@code reads}, or both when empty
     */
    static void compare(Path repository, Path scratch, String loads) throws IOException {
        try (Server server = Bench.start(repository, scratch.resolve("data"))) {
            Path keys = scratch.resolve("keys.json");
            try (Http http = new Http(server.base())) {
                Files.write(
                        keys,
                        http.send(Http.request("GET", "/.well-known/jwks.json", "none", null))
                                .body());
            }
            try (PeerServer jpa = PeerServer.start(repository, server, "jpa", keys);
                    PeerServer jdbc = PeerServer.start(repository, server, "jdbc", keys)) {
                Target ours = new Target(OURS, server.base(), server.pid(), server);
                Crowd crowd = new Crowd(People.register(server.base(), Crowd.people()));
                Pairs pairs = new Pairs(List.of(ours, jpa.target(), jdbc.target()), crowd);
                pairs.all(loads);
                pairs.report.keep(
                        repository.resolve("bench/target/peers-" + (loads.isEmpty() ? "all" : loads) + ".md"));
            }
        }
    }

    private void all(String loads) {
        report.line(Machine.description());
        if (!loads.equals("reads")) {
            joins(8, 16, WARM_UPS_FIRST);
            joins(32, 4, WARM_UPS);
        }
        if (!loads.equals("joins")) {
            reads("read a meeting of 16 people", target -> crowd.reads(target, 32));
            reads("list 20 of 100 meetings", target -> crowd.lists(target, 32));
        }
    }

    private void joins(int clients, int meetingsEach, int warmUps) {
        int each = meetingsEach * Crowd.JOINERS;
        List<Runs> outcomes = rounds(warmUps, target -> {
            try (Work work = crowd.joins(target, clients, meetingsEach)) {
                return Measures.counted(target::cpu, work, each);
            }
        });
        tell("durable join, " + clients + " clients", outcomes);
    }

    private void reads(String name, Function<Target, Work> load) {
        Map<Target, Work> works = new LinkedHashMap<>();
        targets.forEach(target -> works.put(target, load.apply(target)));
        List<Runs> outcomes = rounds(
                WARM_UPS_READING,
                target -> Measures.unpaced(target::cpu, Objects.requireNonNull(works.get(target)), READING));
        works.values().forEach(Work::close);
        tell(name + ", 32 clients", outcomes);
    }

    private List<Runs> rounds(int warmUps, Function<Target, Outcome> run) {
        List<Runs> all = targets.stream()
                .map(target -> new Runs(target, new ArrayList<>()))
                .toList();
        for (int i = 0; i < warmUps; i++) {
            for (Target target : targets) {
                System.err.printf(
                        "warm-up: %s, %.0f/s%n",
                        target.name(), run.apply(target).perSecond());
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            List<Runs> order = i % 2 == 0 ? all : all.reversed();
            order.forEach(runs -> runs.outcomes().add(run.apply(runs.target())));
        }
        return all;
    }

    private void tell(String name, List<Runs> all) {
        report.line("");
        report.line("**" + name + "**, load average %.1f".formatted(Machine.loadAverage()));
        report.head(
                "", "/s", "p50 ms", "p99 ms", "CPU ms each: server", "PostgreSQL", "both", "load generator", "failed");
        all.forEach(runs -> report.row(
                runs.target().name(),
                Spread.of(runs.outcomes(), Outcome::perSecond),
                Report.millis(runs.outcomes(), 50),
                Report.millis(runs.outcomes(), 99),
                Spread.of(runs.outcomes(), run -> run.cpuEach().jvm()),
                Spread.of(runs.outcomes(), run -> run.cpuEach().postgres()),
                Spread.of(runs.outcomes(), Pairs::server),
                Spread.of(runs.outcomes(), run -> run.cpuEach().load()),
                runs.outcomes().stream().mapToLong(Outcome::failures).sum()));
        report.head("videoconf to", "/s", "CPU of server and PostgreSQL");
        List<Outcome> ours = all.getFirst().outcomes();
        all.stream()
                .skip(1)
                .forEach(peer -> report.row(
                        peer.target().name(),
                        ratio(ours, peer.outcomes(), Outcome::perSecond),
                        ratio(ours, peer.outcomes(), Pairs::server)));
    }

    private record Runs(Target target, List<Outcome> outcomes) {}

    private static double server(Outcome run) {
        return run.cpuEach().jvm() + run.cpuEach().postgres();
    }

    /** Of the two runs of each round. */
    private static Spread ratio(List<Outcome> ours, List<Outcome> theirs, ToDoubleFunction<Outcome> figure) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i));
        }
        return Spread.of(ratios);
    }
}
