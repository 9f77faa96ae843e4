package io.videoconf.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Something that VideoConf is measured beside, on the PostgreSQL of a VideoConf that runs, in a schema of its own. */
final class PeerServer implements AutoCloseable {
    private static final String READY = "ready ";
    private static final String USER = "videoconf";

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
     * Starts a plain service.
     *
     * @param kind {@code jpa} or {@code jdbc}
     * @param keys file with the keys that VideoConf signs its tokens with
     * @throws IllegalStateException when it ends without having been ready
     */
    static PeerServer start(Path repository, Server videoconf, String kind, Path keys) {
        List<String> command = java(repository.resolve("bench/peers/target"));
        command.add("--spring.profiles.active=" + kind);
        command.add("--peer.keys=" + keys);
        command.add("--spring.datasource.url=" + address(videoconf) + "?currentSchema=peers_" + kind);
        return launch(
                kind,
                command,
                Map.of("SPRING_DATASOURCE_USERNAME", USER, "SPRING_DATASOURCE_PASSWORD", password(videoconf)),
                videoconf);
    }

    /**
     * Starts rooms of socket.io, express and a row for each message.
     *
     * @param key file with the public key that VideoConf signs its tokens with
     */
    static PeerServer node(Path repository, Server videoconf, Path key) {
        String secret = URLEncoder.encode(password(videoconf), StandardCharsets.UTF_8);
        return launch(
                "socket.io, pg",
                List.of(
                        "node",
                        repository.resolve("bench/peers-sockets/node/rooms.mjs").toString(),
                        key.toString()),
                Map.of(
                        "DATABASE_URL",
                        "postgres://" + USER + ":" + secret + "@127.0.0.1:" + port(videoconf) + "/videoconf"),
                videoconf);
    }

    /**
     * Starts a program on Axon.
     *
     * @param processor {@code tracking} or {@code pooled}
     */
    static PeerServer axon(Path repository, Server videoconf, String processor) {
        List<String> command = java(repository.resolve("bench/peers-axon/target"));
        command.addAll(List.of(processor, address(videoconf), "peers_axon_" + processor));
        return launch(
                "axon, " + processor,
                command,
                Map.of("DATABASE_USER", USER, "DATABASE_PASSWORD", password(videoconf)),
                videoconf);
    }

    private static List<String> java(Path built) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "-Dsun.net.httpserver.nodelay=true",
                "-jar",
                jar(built).toString()));
    }

    private static PeerServer launch(
            String name, List<String> command, Map<String, String> environment, Server videoconf) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            URI base = ready(process);
            return new PeerServer(process, new Target(name, base, process.pid(), videoconf));
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
        String where = line.substring(READY.length()).strip();
        return URI.create(where.startsWith("http") ? where : "http://127.0.0.1:" + where);
    }

    private static void readOn(BufferedReader said) {
        try {
            said.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // Closed from this side: the peer was told to stop.
        }
    }

    private static Path jar(Path built) {
        try (var files = Files.list(built)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Server videoconf) {
        return "jdbc:postgresql://127.0.0.1:" + port(videoconf) + "/videoconf";
    }

    /** The fourth line of the file is the port. */
    private static String port(Server videoconf) {
        try {
            return Files.readAllLines(videoconf.cluster().resolve("postmaster.pid"))
                    .get(3)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password(Server videoconf) {
        try {
            return Files.readString(videoconf.data().resolve("secrets").resolve("postgres-password"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
