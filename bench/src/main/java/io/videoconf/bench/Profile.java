package io.videoconf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Records the server's JVM under each load, for JDK's {@code jfr}. */
final class Profile {
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration RECORDED = Duration.ofSeconds(20);

    private Profile() {}

    static void record(Path repository, Path scratch) throws IOException {
        Path target = Files.createDirectories(repository.resolve("bench/target"));
        try (Server server = Bench.start(repository, scratch.resolve("data"))) {
            People people = People.register(server.base(), Loads.people());
            Loads.atManyClients(people).forEach((name, load) -> {
                try (Work work = load.get()) {
                    Measures.unpaced(server, work, WARM_UP);
                    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + ".jfr";
                    jcmd(server, "JFR.start", "name=bench", "settings=profile");
                    Outcome outcome = Measures.unpaced(server, work, RECORDED);
                    jcmd(server, "JFR.stop", "name=bench", "filename=" + target.resolve(file));
                    System.out.printf("%s: %.0f/s, bench/target/%s%n", name, outcome.perSecond(), file);
                }
            });
        }
    }

    private static void jcmd(Server server, String... command) {
        try {
            String jcmd =
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            ProcessBuilder process = new ProcessBuilder(jcmd, Long.toString(server.pid()));
            process.command().addAll(java.util.List.of(command));
            process.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
            if (process.start().waitFor() != 0) {
                throw new IllegalStateException("jcmd failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
