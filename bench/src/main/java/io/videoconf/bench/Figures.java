package io.videoconf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Takes all figures, one after the other. */
final class Figures {
    private final Path repository;
    private final Path scratch;
    private final Plan plan;
    private final Report report = new Report();
    private final Map<String, List<Outcome>> unpaced = new LinkedHashMap<>();
    private final Map<String, List<Outcome>> paced = new LinkedHashMap<>();
    private final Map<String, List<Outcome>> alone = new LinkedHashMap<>();

    Figures(Path repository, Path scratch, Plan plan) {
        this.repository = repository;
        this.scratch = scratch;
        this.plan = plan;
    }

    void take() throws IOException {
        report.line(Machine.description());
        report.line("Load average before: %.1f.".formatted(Machine.loadAverage()));
        Path data = scratch.resolve("data");
        starts(data);
        try (Server server = Bench.start(repository, data)) {
            loads(server);
        }
        report.keep(repository.resolve("bench/target/figures.md"));
    }

    private void starts(Path data) throws IOException {
        // As after a build: the jar is unpacked again, and there is no cache of classes.
        Files.deleteIfExists(repository.resolve("all-in-one/target/run/.unpacked"));
        double first = start(scratch.resolve("first"));
        Server.prepare(repository);
        double fresh = start(data);
        double[] later = new double[plan.starts()];
        for (int i = 0; i < later.length; i++) {
            later[i] = start(data);
        }
        report.head("start-up", "s");
        report.row(
                "first after a build: unpacks, and starts without the class cache, which is made behind it",
                seconds(first));
        report.row("on a new data folder", seconds(fresh));
        report.row("on a folder that exists, median of " + later.length, Spread.of(later));
        report.line("");
    }

    private double start(Path data) {
        try (Server server = Bench.start(repository, data)) {
            return server.secondsToReady();
        }
    }

    private static String seconds(double seconds) {
        return "%.1f".formatted(seconds);
    }

    private void loads(Server server) {
        Memory idle = Memory.of(server);
        People people = People.register(server.base(), Loads.people());
        Map<String, Supplier<Work>> many = Loads.atManyClients(people);
        Map<String, Supplier<Work>> single = Loads.alone(people);
        warmUp(server, many);
        warmUp(server, single);
        for (int i = 0; i < plan.repetitions(); i++) {
            System.err.printf(
                    "repetition %d of %d, load average %.1f%n", i + 1, plan.repetitions(), Machine.loadAverage());
            many.forEach((name, load) -> repetition(server, name, load));
            single.forEach((name, load) -> keep(alone, name, run(server, load, plan.single())));
        }
        Memory loaded = Memory.of(server);
        memory(idle, loaded);
        tell();
    }

    private void warmUp(Server server, Map<String, Supplier<Work>> loads) {
        loads.forEach((name, load) -> {
            Outcome outcome = run(server, load, plan.warmUp());
            System.err.printf("warm-up: %s, %.0f/s%n", name, outcome.perSecond());
        });
    }

    private static Outcome run(Server server, Supplier<Work> load, Duration time) {
        try (Work work = load.get()) {
            return Measures.unpaced(server::cpu, work, time);
        }
    }

    /** As fast as it goes, then at half that speed. */
    private void repetition(Server server, String name, Supplier<Work> load) {
        try (Work work = load.get()) {
            Outcome fast = Measures.unpaced(server::cpu, work, plan.load());
            keep(unpaced, name, fast);
            keep(paced, name, Measures.paced(server::cpu, work, plan.load(), fast.perSecond() / 2));
        }
    }

    private static void keep(Map<String, List<Outcome>> runs, String name, Outcome outcome) {
        runs.computeIfAbsent(name, _ -> new ArrayList<>()).add(outcome);
    }

    private void memory(Memory idle, Memory loaded) {
        report.head(
                "memory, MiB",
                "resident: JVM",
                "resident: PostgreSQL",
                "heap after a full collection",
                "idle CPU, % of a core");
        idle.row(report, "idle, after start");
        loaded.row(report, "idle, after all loads");
        report.line("");
    }

    private void tell() {
        String[] columns = {
            "load",
            "/s",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "max ms",
            "delivery p50 ms",
            "delivery p99 ms",
            "CPU ms each: JVM",
            "PostgreSQL",
            "load generator",
            "failed",
            "load average"
        };
        report.line(plan.repetitions() + " repetitions: median (least–greatest). " + Plan.CLIENTS
                + " clients, each as fast as it is answered:");
        report.head(columns);
        unpaced.forEach(this::rows);
        report.line("");
        report.line("The same clients at half of that rate, time from when a request was due:");
        report.head(columns);
        paced.forEach(this::rows);
        report.line("");
        report.line("One client:");
        report.head(columns);
        alone.forEach(this::rows);
    }

    private void rows(String name, List<Outcome> runs) {
        report.row(
                name,
                Spread.of(runs, Outcome::perSecond),
                Report.millis(runs, 50),
                Report.millis(runs, 90),
                Report.millis(runs, 99),
                Report.millis(runs, 100),
                Report.delivery(runs, 50),
                Report.delivery(runs, 99),
                Spread.of(runs, run -> run.cpuEach().jvm()),
                Spread.of(runs, run -> run.cpuEach().postgres()),
                Spread.of(runs, run -> run.cpuEach().load()),
                runs.stream().mapToLong(Outcome::failures).sum(),
                Spread.of(runs, Outcome::busy));
    }
}
