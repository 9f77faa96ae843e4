package io.videoconf.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Counts what is said to the stores for each request, from their own logs: PostgreSQL is told to log every statement, the
 * driver of MongoDB to log every command. Nothing is timed meanwhile.
 */
final class RoundTrips {
    private static final int TIMES = 200;
    private static final Pattern STATEMENT = Pattern.compile(
            "LOG:  (?:execute [^:]*|statement): *(\\w+)(?:.*?(?:FROM|INTO|UPDATE) +([\\w.\"]+))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMAND =
            Pattern.compile("Command \"(\\w+)\" started on database \"?[^\"]*\"?.*?\"\\w+\": \"?([\\w.]+)");

    private final Path postgres;
    private final Path mongo;

    private RoundTrips(Path postgres, Path mongo) {
        this.postgres = postgres;
        this.mongo = mongo;
    }

    static void count(Path repository, Path scratch) throws IOException {
        Path data = scratch.resolve("data");
        Path cluster;
        try (Server first = Bench.start(repository, data)) {
            cluster = first.cluster();
        }
        Files.writeString(cluster.resolve("postgresql.conf"), "\nlog_statement = 'all'\n", StandardOpenOption.APPEND);
        Path driver = scratch.resolve("driver.log");
        Map<String, String> chatty = Map.of(
                "LOGGING_LEVEL_ORG_MONGODB_DRIVER_PROTOCOL_COMMAND",
                "debug",
                "LOGGING_FILE_NAME",
                driver.toString(),
                "LOGGING_LOGBACK_ROLLINGPOLICY_MAX_FILE_SIZE",
                "4GB");
        try (Server server = Server.start(repository, data, chatty)) {
            People people = People.register(server.base(), Loads.people());
            RoundTrips trips = new RoundTrips(cluster.resolveSibling("server.log"), driver);
            Loads.alone(people).forEach((name, load) -> trips.tell(name, load));
            trips.tell("chat, alone", () -> Chatting.apart(people, 1));
            Loads.atManyClients(people).forEach((name, load) -> trips.tell(name + ", 32 clients", load));
        }
    }

    private void tell(String name, Supplier<Work> load) {
        try (Work work = load.get()) {
            repeat(work);
            long statementsFrom = Files.size(postgres);
            long commandsFrom = Files.size(mongo);
            int times = repeat(work);
            Report report = new Report();
            report.line("");
            report.line("**" + name + "**, each of " + times);
            rows(report, postgres, statementsFrom, STATEMENT, times);
            rows(report, mongo, commandsFrom, COMMAND, times);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int repeat(Work work) {
        int each = Math.max(10, TIMES / work.clients());
        var threads = IntStream.range(0, work.clients())
                .mapToObj(client -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < each; i++) {
                        work.once(client);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return each * work.clients();
    }

    private static void rows(Report report, Path log, long from, Pattern pattern, int times) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (var channel = Files.newByteChannel(log)) {
            channel.position(from);
            var lines = new BufferedReader(Channels.newReader(channel, "UTF-8"));
            lines.lines().forEach(line -> {
                Matcher match = pattern.matcher(line);
                if (match.find()) {
                    String target = match.group(2) == null ? "" : " " + match.group(2);
                    counts.merge(match.group(1) + target, 1, Integer::sum);
                }
            });
        }
        counts.forEach((what, count) -> report.row(what, "%.2f".formatted((double) count / times)));
    }
}
