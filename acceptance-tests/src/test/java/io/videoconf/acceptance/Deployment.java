package io.videoconf.acceptance;

import io.videoconf.demo.RestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The sides as processes of their own, packaged as they are shipped, on an Axon Server that runs already and on stores
 * that are started beside them. Nothing but settings tells the processes where the others are.
 */
final class Deployment implements AutoCloseable {
    private final String axonServer;
    private final Path folder;
    private final Deque<Side> running = new ArrayDeque<>();
    private int starts;
    private Side command;
    private Side query;
    private Side edge;

    /**
     * Starts everything on a fresh folder under target.
     *
     * @param axonServer host:port
     */
    Deployment(String axonServer) {
        this.axonServer = axonServer;
        try {
            Path servers = Files.createDirectories(Settings.target().resolve("servers"));
            folder = Files.createTempDirectory(servers, "distributed-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List.of("all-in-one", "command-side", "query-side", "signaling-edge").forEach(this::unpack);
        try {
            startStores();
            command = launch("command-side");
            query = launch("query-side");
            edge = launch("signaling-edge");
            List.of(command, query, edge).forEach(Side::ready);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void unpack(String module) {
        Path jar = Settings.executable(module);
        Path log = folder.resolve("unpack-" + module + ".log");
        Side.launch(
                        log,
                        List.of(
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--destination",
                                unpacked(module)))
                .finished();
    }

    private String unpacked(String module) {
        return folder.resolve(module).toString();
    }

    /** They tell their addresses as settings of the sides, one a line. */
    private void startStores() {
        String classes = unpacked("all-in-one");
        Side stores = Side.launch(
                folder.resolve("stores.log"),
                List.of(
                        "-cp",
                        classes + "/*:" + classes + "/lib/*",
                        "-Dvideoconf.postgres.program=" + Settings.target().resolve("postgres"),
                        Settings.storesProgram().toString(),
                        folder.resolve("data").toString()));
        running.push(stores);
        List<String> settings = stores.ready()
                .log()
                .lines()
                .filter(line -> line.matches("(spring|videoconf)\\.[a-z.-]+=.*"))
                .toList();
        try {
            Files.write(folder.resolve("stores.properties"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Side launch(String module) {
        String jar = Settings.executable(module).getFileName().toString();
        Side side = Side.launch(
                folder.resolve(module + "-" + ++starts + ".log"),
                List.of(
                        "-jar",
                        folder.resolve(module).resolve(jar).toString(),
                        "--axon.axonserver.servers=" + axonServer,
                        "--spring.config.import=file:" + folder.resolve("stores.properties"),
                        "--videoconf.health.port=0",
                        "--server.port=0"));
        running.push(side);
        return side;
    }

    URI url() {
        return edge.url();
    }

    RestClient rest() {
        return new RestClient(url());
    }

    List<Side> sides() {
        return List.of(command, query, edge);
    }

    Side command() {
        return command;
    }

    Side query() {
        return query;
    }

    Side edge() {
        return edge;
    }

    void startCommandAgain() {
        command = launch("command-side").ready();
    }

    void startQueryAgain() {
        query = launch("query-side").ready();
    }

    /** Another edge, which is the one that is asked from now on. */
    void startAnotherEdge() {
        edge = launch("signaling-edge").ready();
    }

    @Override
    public void close() {
        RuntimeException first = null;
        for (Side side = running.poll(); side != null; side = running.poll()) {
            try {
                side.close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
