package io.videoconf.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the plain services, on the PostgreSQL of a VideoConf that runs, in a schema of its own. */
final class PeerServer implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final Target target;

    private PeerServer(Process process, Target target) {
        this.process = process;
        this.target = target;
    }

    Target target() {
        return target;
    }

    /**
     * Starts a peer.
     *
     * @param kind {@code jpa} or {@code jdbc}
     * @param keys file with the keys that VideoConf signs its tokens with
     * @throws IllegalStateException when it ends without having been ready
     */
    static PeerServer start(Path repository, Server videoconf, String kind, Path keys) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-jar",
                    jar(repository).toString(),
                    "--spring.profiles.active=" + kind,
                    "--peer.keys=" + keys));
            command.add("--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + port(videoconf)
                    + "/videoconf?currentSchema=peers_" + kind);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("SPRING_DATASOURCE_USERNAME", "videoconf");
            builder.environment().put("SPRING_DATASOURCE_PASSWORD", password(videoconf));
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            URI base = ready(process);
            return new PeerServer(process, new Target(kind, base, process.pid(), videoconf));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI ready(Process process) throws IOException {
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        while (line != null && !line.startsWith(READY)) {
            System.err.println(line);
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the peer was never ready; see above");
        }
        Thread.ofPlatform().daemon().name("peer-output").start(() -> readOn(said));
        return URI.create(line.substring(READY.length()).strip());
    }

    private static void readOn(BufferedReader said) {
        try {
            said.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // Closed from this side: the peer was told to stop.
        }
    }

    private static Path jar(Path repository) throws IOException {
        try (var files = Files.list(repository.resolve("bench/peers/target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** The fourth line of the file is the port. */
    private static String port(Server videoconf) throws IOException {
        return Files.readAllLines(videoconf.cluster().resolve("postmaster.pid"))
                .get(3)
                .strip();
    }

    private static String password(Server videoconf) throws IOException {
        return Files.readString(videoconf.data().resolve("secrets").resolve("postgres-password"))
                .strip();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
