package io.videoconf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** VideoConf and the plain peers under the same loads, in turns, in an order that is turned round each time. */
final class Pairs {
    static final String OURS = "videoconf";
    /** As often as it takes for the figures of all three to stand still: some hundred and twenty thousand joins each. */
    private static final int WARM_UPS_FIRST = Integer.getInteger("videoconf.bench.warmups", 60);

    private static final int WARM_UPS = 1;

    /** Of two seconds each: what reads was not called by joins. */
    private static final int WARM_UPS_READING = 20;

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
        List<Turns.Runs> outcomes = Turns.take(targets, warmUps, target -> {
            try (Work work = crowd.joins(target, clients, meetingsEach)) {
                return Measures.counted(target::cpu, work, each);
            }
        });
        tell("durable join, " + clients + " clients", outcomes);
    }

    private void reads(String name, Function<Target, Work> load) {
        Map<Target, Work> works = new LinkedHashMap<>();
        targets.forEach(target -> works.put(target, load.apply(target)));
        List<Turns.Runs> outcomes = Turns.take(
                targets,
                WARM_UPS_READING,
                target -> Measures.unpaced(target::cpu, Objects.requireNonNull(works.get(target)), READING));
        works.values().forEach(Work::close);
        tell(name + ", 32 clients", outcomes);
    }

    private void tell(String name, List<Turns.Runs> all) {
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
                        Turns.ratio(ours, peer.outcomes(), Outcome::perSecond),
                        Turns.ratio(ours, peer.outcomes(), Pairs::server)));
    }

    private static double server(Outcome run) {
        return run.cpuEach().jvm() + run.cpuEach().postgres();
    }
}
