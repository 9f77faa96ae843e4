package io.videoconf.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * What sealing and the ledger cost those who use VideoConf: chat messages by socket to two servers, one with and one without
 * them, in turns; first each as soon as the one before is acknowledged, then both at half of what the one without can do.
 */
final class Cost {
    private static final int CLIENTS = 16;
    private static final int WARM_UPS = 12;
    /** Longer than anything is put off, which is done in the other's turn otherwise. */
    private static final Duration RUN = Duration.ofSeconds(10);

    private static final double P99 = 99;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LEAST_RATE = 0.85;
    private static final double MOST_P99 = 1.10;

    private final Report report = new Report();

    private Cost() {}

    /** Measures. */
    static void compare(Path repository, Path scratch) {
        try (Server with = Bench.start(repository, scratch.resolve("with"));
                Server without = Server.start(
                        repository,
                        scratch.resolve("without"),
                        Map.of("VIDEOCONF_SEALING_ENABLED", "false", "VIDEOCONF_LEDGER_ENABLED", "false"))) {
            Cost cost = new Cost();
            cost.report.line(Machine.description());
            cost.take(List.of(target("with both", with), target("with neither", without)));
            cost.report.keep(repository.resolve("bench/target/cost.md"));
        }
    }

    private static Target target(String name, Server server) {
        return new Target(name, server.base(), server.pid(), server);
    }

    private void take(List<Target> targets) {
        Map<Target, Work> works = new HashMap<>();
        targets.forEach(target ->
                works.put(target, Chatting.apart(People.register(target.base(), 2 * CLIENTS), CLIENTS)));
        List<Turns.Runs> unpaced = Turns.take(
                targets,
                WARM_UPS,
                target -> Measures.unpaced(target::cpu, Objects.requireNonNull(works.get(target)), RUN));
        tell("as soon as the one before is acknowledged", unpaced);
        double half =
                Spread.of(unpaced.getLast().outcomes(), Outcome::perSecond).median() / 2;
        List<Turns.Runs> paced = Turns.take(
                targets,
                1,
                target -> Measures.paced(target::cpu, Objects.requireNonNull(works.get(target)), RUN, half));
        tell("%.0f a second".formatted(half), paced);
        works.values().forEach(Work::close);
    }

    private void tell(String how, List<Turns.Runs> all) {
        report.line("");
        report.line("**Chat messages of %d clients by socket, %s**, %d rounds, load average %.1f"
                .formatted(CLIENTS, how, Turns.ROUNDS, Machine.loadAverage()));
        report.head("", "/s", "p50 ms", "p99 ms", "p99 of all ms", "CPU ms each: server", "PostgreSQL", "failed");
        all.forEach(runs -> report.row(
                runs.target().name(),
                Spread.of(runs.outcomes(), Outcome::perSecond),
                Report.millis(runs.outcomes(), 50),
                Report.millis(runs.outcomes(), P99),
                "%.2f".formatted(p99(runs)),
                Spread.of(runs.outcomes(), run -> run.cpuEach().jvm()),
                Spread.of(runs.outcomes(), run -> run.cpuEach().postgres()),
                runs.outcomes().stream().mapToLong(Outcome::failures).sum()));
        Turns.Runs with = all.getFirst();
        Turns.Runs without = all.getLast();
        Spread rate = Turns.ratio(with.outcomes(), without.outcomes(), Outcome::perSecond);
        double p99 = p99(with) / p99(without);
        boolean whole = all.stream().flatMap(runs -> runs.outcomes().stream()).allMatch(run -> run.failures() == 0);
        report.line("");
        report.line("With both to with neither: rate %s, at least %.2f: %s; p99 of all %.2f, at most %.2f: %s"
                .formatted(
                        rate,
                        LEAST_RATE,
                        met(whole && rate.median() >= LEAST_RATE),
                        p99,
                        MOST_P99,
                        met(whole && p99 <= MOST_P99)));
    }

    /** Of the answers of all rounds: the slowest of one round are few, and most of them are the machine's. */
    private static double p99(Turns.Runs runs) {
        Histogram all = Measures.histogram();
        runs.outcomes().forEach(run -> all.add(run.answers()));
        return all.getValueAtPercentile(P99) / NANOS_PER_MILLI;
    }

    private static String met(boolean met) {
        return met ? "met" : "**missed**";
    }
}
