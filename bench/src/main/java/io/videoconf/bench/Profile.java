package io.videoconf.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Records the server's JVM under each load, for JDK's {@code jfr}. */
final class Profile {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration RECORDED = Duration.ofSeconds(15);

    /** Enough for all that time: who has joined already adds nothing. */
    private static final int MEETINGS_EACH = 40;

    /** The usual settings leave out waits below 10 ms, which is an age on an event loop. */
    private static final String[] EVERY_WAIT = {
        "JFR.start",
        "name=bench",
        "settings=profile",
        "jdk.JavaMonitorEnter#threshold=0ms",
        "jdk.JavaMonitorWait#threshold=0ms",
        "jdk.ThreadPark#threshold=0ms",
        "jdk.ThreadSleep#threshold=0ms",
        "jdk.SocketRead#threshold=0ms",
        "jdk.SocketWrite#threshold=0ms",
        "jdk.FileRead#threshold=0ms",
        "jdk.FileWrite#threshold=0ms",
        "jdk.FileForce#threshold=0ms"
    };

    private Profile() {}

    /** Only those whose names begin so; all, when it is empty. */
    static void record(Path repository, Path scratch, String only) throws IOException {
        Path target = Files.createDirectories(repository.resolve("bench/target"));
        try (Server server = Bench.start(repository, scratch.resolve("data"))) {
            People people = People.register(server.base(), Loads.people());
            Map<String, Supplier<Work>> loads = new LinkedHashMap<>(Loads.atManyClients(people));
            loads.putAll(Loads.alone(people));
            Crowd crowd = new Crowd(people);
            Target ours = new Target(Pairs.OURS, server.base(), server.pid(), server);
            loads.put("join", () -> crowd.joins(ours, Plan.CLIENTS, MEETINGS_EACH));
            loads.put("read", () -> crowd.reads(ours, Plan.CLIENTS));
            loads.put("list", () -> crowd.lists(ours, Plan.CLIENTS));
            loads.forEach((name, load) -> {
                if (name.startsWith(only)) {
                    record(server, target, name, load);
                }
            });
        }
    }

    private static void record(Server server, Path target, String name, Supplier<Work> load) {
        try (Work work = load.get()) {
            Measures.unpaced(server::cpu, work, WARM_UP);
            String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + ".jfr";
            Jcmd.run(server.pid(), EVERY_WAIT);
            Outcome outcome = Measures.unpaced(server::cpu, work, RECORDED);
            Jcmd.run(server.pid(), "JFR.stop", "name=bench", "filename=" + target.resolve(file));
            System.out.printf("**%s**: %.0f/s, bench/target/%s%n", name, outcome.perSecond(), file);
            Whereabouts.tell(target.resolve(file), outcome.answers().getTotalCount());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
