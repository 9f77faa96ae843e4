package io.videoconf.bench.sockets;

import io.videoconf.bench.Machine;
import io.videoconf.bench.Report;
import io.videoconf.bench.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * The edge beside socket.io and netty-socketio, each on a processor of its own and the load on the other: what a room costs. Figures are of
 * the server's process; rounds go forwards and backwards by turns.
 */
public final class Sockets {
    private static final int PEOPLE = 8_000;
    private static final int ROOM = 100;
    private static final int ROOMS = 10;
    private static final int IN_FLIGHT = 8;
    private static final int PAIRS = 100;
    private static final int OFFER = 650;
    private static final int OFFERS_A_SECOND = 2_000;
    private static final int LONG_WORDS = 3_900;
    /** For as long a JVM on one processor compiles what it runs. */
    private static final int WARM_UP_SECONDS = 20;

    private static final double SHARE_OF_CAPACITY = 0.6;
    private static final double MICROS = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double KIB = 1024;

    private final List<RoomHost> hosts = new ArrayList<>();
    private final List<String> tokens;
    private final Report report = new Report();
    private final int rounds = Integer.getInteger("videoconf.bench.rounds", 7);
    private final int seconds = Integer.getInteger("videoconf.bench.seconds", 4);
    private final Loop loop;

    private Sockets(Path repository, Path scratch, Loop loop) throws IOException {
        this.loop = loop;
        hosts.add(RoomHost.start("videoconf", Peers.videoconf(repository, scratch, PEOPLE)));
        hosts.add(RoomHost.start("socket.io", Peers.socketIo(repository, scratch)));
        hosts.add(RoomHost.start("netty-socketio", Peers.nettySocketIo(repository, scratch)));
        tokens = Files.readAllLines(scratch.resolve("tokens"));
    }

    /**
     * Measures.
     *
     * @param lines {@code burst}, {@code single}, {@code paced}, {@code relay}, {@code idle}, {@code stopped}; all when empty
     */
    public static void compare(Path repository, Path scratch, List<String> lines) throws IOException {
        try (Loop loop = new Loop()) {
            Sockets sockets = new Sockets(repository, scratch, loop);
            try {
                sockets.report.line(Machine.description());
                sockets.all(lines.isEmpty() ? List.of("burst", "single", "paced", "relay", "idle", "stopped") : lines);
                sockets.report.keep(repository.resolve("bench/target/sockets-" + String.join("-", lines) + ".md"));
            } finally {
                sockets.hosts.forEach(RoomHost::close);
            }
        }
    }

    private void all(List<String> lines) throws IOException {
        if (lines.contains("idle")) {
            // First, while none of them has grown yet.
            idle();
        }
        if (lines.contains("burst") || lines.contains("single") || lines.contains("paced")) {
            List<Rooms> full = rooms(ROOMS, ROOM);
            full.forEach(rooms -> run(rooms, WARM_UP_SECONDS, it -> it.burst(IN_FLIGHT)));
            double capacity = 0;
            if (lines.contains("burst") || lines.contains("paced")) {
                List<Runs> runs = rounds(full, rooms -> rooms.burst(IN_FLIGHT));
                tell("Burst: %d rooms of %d, %d events in flight in each".formatted(ROOMS, ROOM, IN_FLIGHT), runs);
                capacity = Spread.of(runs.get(1).all(), Run::perSecond).median() / ROOM;
            }
            if (lines.contains("single")) {
                full.forEach(rooms -> run(rooms, WARM_UP_SECONDS / 3, Rooms::single));
                tell("Single: one event in flight in all rooms", rounds(full, Rooms::single));
            }
            if (lines.contains("paced")) {
                double rate = capacity * SHARE_OF_CAPACITY;
                tell(
                        "Paced: %.0f events a second, 60 %% of what socket.io takes".formatted(rate),
                        rounds(full, rooms -> rooms.paced(rate)));
            }
            full.forEach(Rooms::close);
        }
        if (lines.contains("relay")) {
            List<Rooms> pairs = rooms(PAIRS, 2);
            pairs.forEach(rooms -> run(rooms, WARM_UP_SECONDS, it -> it.relayed(OFFERS_A_SECOND, OFFER)));
            tell(
                    "Relay: %d pairs, offers of %d characters, %d a second".formatted(PAIRS, OFFER, OFFERS_A_SECOND),
                    rounds(pairs, rooms -> rooms.relayed(OFFERS_A_SECOND, OFFER)));
            pairs.forEach(Rooms::close);
        }
        if (lines.contains("stopped")) {
            stopped();
        }
    }

    private List<Rooms> rooms(int howMany, int size) throws IOException {
        List<Rooms> full = new ArrayList<>();
        for (RoomHost host : hosts) {
            Rooms rooms = new Rooms(loop, host, tokens, howMany, size);
            if (size == 2) {
                loop.call(() -> {
                    rooms.lines().forEach(pair -> pair.getLast().timed = true);
                    return true;
                });
            }
            full.add(rooms);
        }
        return full;
    }

    /** One run of one server. */
    private record Run(long deliveries, double seconds, double cpu, long bytes, double allocated, Histogram delays) {
        double perSecond() {
            return deliveries / seconds;
        }

        double perCpuSecond() {
            return deliveries / cpu;
        }

        double microsEach() {
            return cpu * MICROS / deliveries;
        }

        double millis(double percentile) {
            return delays.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
        }
    }

    /** The runs of one server. */
    private record Runs(String name, Rooms rooms, List<Run> all) {}

    private List<Runs> rounds(List<Rooms> full, Consumer<Rooms> load) {
        List<Runs> runs = full.stream()
                .map(rooms -> new Runs(rooms.host().name(), rooms, new ArrayList<>()))
                .toList();
        for (int i = 0; i < rounds; i++) {
            List<Runs> order = i % 2 == 0 ? runs : runs.reversed();
            order.forEach(each -> each.all().add(run(each.rooms(), seconds, load)));
        }
        return runs;
    }

    private static Run run(Rooms rooms, int seconds, Consumer<Rooms> load) {
        load.accept(rooms);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        rooms.takeDelays();
        Rooms.Count before = rooms.count();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
        Rooms.Count after = rooms.count();
        Histogram delays = rooms.takeDelays();
        rooms.quiet();
        if (rooms.lost() > 0) {
            throw new IllegalStateException(rooms.host().name() + " has lost " + rooms.lost() + " lines");
        }
        return new Run(
                after.delivered() - before.delivered(),
                (after.nanos() - before.nanos()) / (NANOS_PER_MILLI * 1000),
                after.cpu() - before.cpu(),
                after.bytes() - before.bytes(),
                after.figures()[0] - before.figures()[0],
                delays);
    }

    private void tell(String name, List<Runs> all) {
        report.line("");
        report.line("**%s**, load average %.1f".formatted(name, Machine.loadAverage()));
        report.head(
                "",
                "deliveries/s",
                "thousands per server-CPU-second",
                "CPU µs each",
                "p50 ms",
                "p99 ms",
                "bytes each",
                "heap B each");
        all.forEach(each -> row(each.name(), each.all()));
        report.head("videoconf to", "deliveries per server-CPU-second", "CPU each", "p99");
        List<Run> ours = all.getFirst().all();
        all.stream()
                .skip(1)
                .forEach(peer -> report.row(
                        peer.name(),
                        ratio(ours, peer.all(), Run::perCpuSecond),
                        ratio(ours, peer.all(), Run::microsEach),
                        ratio(ours, peer.all(), run -> run.millis(99))));
    }

    private void row(String name, List<Run> runs) {
        report.row(
                name,
                Spread.of(runs, Run::perSecond),
                Spread.of(runs, run -> run.perCpuSecond() / 1000),
                Spread.of(runs, Run::microsEach),
                Spread.of(runs, run -> run.millis(50)),
                Spread.of(runs, run -> run.millis(99)),
                Spread.of(runs, run -> (double) run.bytes() / run.deliveries()),
                runs.getFirst().allocated() == 0 ? "–" : Spread.of(runs, run -> run.allocated() / run.deliveries()));
    }

    /** Of the two runs of each round. */
    private static Spread ratio(List<Run> ours, List<Run> theirs, ToDoubleFunction<Run> figure) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i));
        }
        return Spread.of(ratios);
    }

    private void idle() throws IOException {
        report.line("");
        report.line("**Idle: %d joined, in rooms of %d, nothing said**".formatted(PEOPLE, ROOM));
        report.head("", "MiB before", "MiB with all in", "KiB of resident memory each");
        for (RoomHost host : hosts) {
            // What the first sockets cost once is not a socket's.
            new Rooms(loop, host, tokens, ROOMS, ROOM).close();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            host.collect();
            long before = host.resident();
            try (Rooms rooms = new Rooms(loop, host, tokens, PEOPLE / ROOM, ROOM)) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
                host.collect();
                long after = host.resident();
                report.row(
                        host.name(),
                        "%.0f".formatted(before / KIB / KIB),
                        "%.0f".formatted(after / KIB / KIB),
                        "%.1f".formatted((after - before) / KIB / PEOPLE));
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
        }
    }

    private void stopped() throws IOException {
        int rate = 200;
        // The kernel takes up to 4 MiB for each socket before its server has anything to hold: short words would never
        // fill that.
        String words = " blah".repeat(LONG_WORDS / 5);
        report.line("");
        report.line("**Half of a room of %d stops reading**, %d events of %d characters a second, for 20 s, twice"
                .formatted(ROOM, rate, LONG_WORDS));
        report.head(
                "",
                "others' p99 ms before",
                "others' p99 ms then",
                "MiB more resident",
                "closed as slow",
                "all of them after s");
        for (int turn = 0; turn < 2 * hosts.size(); turn++) {
            RoomHost host = hosts.get(turn / 2); // twice: a JVM compiles the first time, in tens of MiB
            try (Rooms rooms = new Rooms(loop, host, tokens, 1, ROOM)) {
                run(rooms, WARM_UP_SECONDS, it -> it.paced(rate, words));
                Histogram calm = run(rooms, 5, it -> it.paced(rate, words)).delays();
                host.collect();
                long before = host.resident();
                rooms.paced(rate, words);
                List<Line> half = rooms.lines().getFirst().subList(ROOM / 2, ROOM);
                loop.call(() -> {
                    half.forEach(line -> line.stop(true));
                    return true;
                });
                rooms.takeDelays();
                double evictedBefore = host.figures()[3];
                double all = -1;
                long most = before;
                long begin = System.nanoTime();
                for (int i = 0; i < 200; i++) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                    most = Math.max(most, host.resident());
                    if (all < 0 && host.figures()[3] - evictedBefore >= half.size()) {
                        all = (System.nanoTime() - begin) / (NANOS_PER_MILLI * 1000);
                    }
                }
                Histogram then = rooms.takeDelays();
                rooms.quiet();
                report.row(
                        host.name(),
                        "%.2f".formatted(calm.getValueAtPercentile(99) / NANOS_PER_MILLI),
                        "%.2f".formatted(then.getValueAtPercentile(99) / NANOS_PER_MILLI),
                        "%.1f".formatted((most - before) / KIB / KIB),
                        "%.0f of %d".formatted(host.figures()[3] - evictedBefore, half.size()),
                        all < 0 ? "never" : "%.1f".formatted(all));
            }
        }
    }
}
