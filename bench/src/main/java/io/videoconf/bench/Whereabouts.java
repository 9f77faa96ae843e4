package io.videoconf.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Where a recording says that the time went, and the memory, and who waited on an event loop. */
final class Whereabouts {
    private static final Set<String> WAITS = Set.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce");

    /** What stood out: how much of all passes through it. */
    private static final Map<String, String> SUSPECTS = Map.of(
            "store compares keys", "org.h2.mvstore.type.ObjectDataType.compare",
            "store estimates sizes", "org.h2.mvstore.type.ObjectDataType.getMemory",
            "store commits", "io.videoconf.allinone.stores.GuardedBackend.commit",
            "Axon's timeouts start a task", "org.axonframework.messaging.timeout.AxonTimeLimitedTask.start",
            "token is verified", "io.videoconf.edge.gateway.SignedTokens",
            "codecs are looked up", "org.bson.codecs.configuration",
            "routes are matched for security",
                    "org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher",
            "snapshot is taken", "io.videoconf.command.platform.SnapshotWriter",
            "position of a view is stored", "io.videoconf.query.kernel.MongoTokenStore.storeToken");

    private final Map<String, Double> time = new TreeMap<>();
    private final Map<String, Double> memory = new TreeMap<>();
    private final Map<String, Double> threads = new TreeMap<>();
    private final Map<String, Double> suspects = new TreeMap<>();
    private final Map<String, Duration> waits = new TreeMap<>();
    private final Map<String, Double> thrown = new TreeMap<>();
    private double samples;
    private double bytes;
    private Duration pauses = Duration.ZERO;

    static void tell(Path recording, long requests) throws IOException {
        Whereabouts read = new Whereabouts();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                read.take(file.readEvent());
            }
        }
        read.tell(requests);
    }

    private void take(RecordedEvent event) {
        String type = event.getEventType().getName();
        switch (type) {
            case "jdk.ExecutionSample" -> sample(event);
            case "jdk.ObjectAllocationSample" -> {
                double weight = event.getLong("weight");
                bytes += weight;
                memory.merge(Stacks.part(event), weight, Double::sum);
            }
            case "jdk.GCPhasePause" -> pauses = pauses.plus(event.getDuration());
            case "jdk.JavaExceptionThrow" ->
                thrown.merge(event.getClass("thrownClass").getName() + " " + Stacks.part(event), 1.0, Double::sum);
            default -> {
                if (WAITS.contains(type) && Stacks.isEventLoop(event)) {
                    waits.merge(type + " in " + Stacks.ours(event), event.getDuration(), Duration::plus);
                }
            }
        }
    }

    private void sample(RecordedEvent event) {
        samples++;
        time.merge(Stacks.part(event), 1.0, Double::sum);
        var thread = event.getThread("sampledThread");
        String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
        threads.merge(name.isEmpty() ? "others" : name.replaceAll("\\d+$", "N"), 1.0, Double::sum);
        SUSPECTS.forEach((what, method) -> {
            if (Stacks.passes(event, method)) {
                suspects.merge(what, 1.0, Double::sum);
            }
        });
    }

    private void tell(long requests) {
        Report report = new Report();
        report.line("%.0f samples; %.0f KiB allocated for each of %d; %d ms in pauses of the collector"
                .formatted(samples, bytes / 1024 / requests, requests, pauses.toMillis()));
        shares(report, "processor time of Java code, %", time, samples);
        shares(report, "of that, passing through, %", suspects, samples);
        shares(report, "threads, %", threads, samples);
        shares(report, "memory allocated, %", memory, bytes);
        shares(report, "exceptions seen", thrown, 100);
        report.head("waits on event loops", "ms in all");
        waits.forEach((what, duration) -> report.row(what, duration.toNanos() / 1e6));
        report.line("");
    }

    private static void shares(Report report, String title, Map<String, Double> parts, double all) {
        report.head(title, "");
        parts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(12)
                .forEach(part -> report.row(part.getKey(), "%.1f".formatted(100 * part.getValue() / all)));
        report.line("");
    }
}
