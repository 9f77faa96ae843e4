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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as a user starts it: {@code ./videoconf up} on a free port. */
final class Server implements AutoCloseable {
    private static final String READY = "ready ";

    /** A load is more than an hour's calls in a minute: limits are counted as always, and never reached. */
    private static final Map<String, String> LIMITS = Map.of(
            "VIDEOCONF_EDGE_LIMITS_BASIC_APICALLS", "1000000000",
            "VIDEOCONF_EDGE_LIMITS_BASIC_MEETINGCREATIONS", "1000000000",
            "VIDEOCONF_EDGE_LIMITS_PERADDRESS_OPENCALLS", "1000000000",
            "VIDEOCONF_EDGE_LIMITS_PERADDRESS_REGISTRATIONS", "1000000000");

    private final Process process;
    private final Path data;
    private final URI base;
    private final double secondsToReady;

    private Server(Process process, Path data, URI base, double secondsToReady) {
        this.process = process;
        this.data = data;
        this.base = base;
        this.secondsToReady = secondsToReady;
    }

    /**
     * Starts a server, and builds it where that is missing.
     *
     * @param root folder of the repository
     * @param data folder of everything that the server keeps
     * @param environment added to ours
     * @throws IllegalStateException when it ends without having been ready
     */
    static Server start(Path root, Path data, Map<String, String> environment) {
        try {
            ProcessBuilder command = new ProcessBuilder(
                    root.resolve("videoconf").toString(), "up", "--port", "0", "--data", data.toString());
            command.environment().putAll(LIMITS);
            command.environment().putAll(environment);
            command.redirectError(ProcessBuilder.Redirect.INHERIT);
            long began = System.nanoTime();
            Process process = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = said.readLine();
            while (line != null && !line.startsWith(READY)) {
                line = said.readLine();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            if (line == null) {
                throw new IllegalStateException("the server was never ready; see above");
            }
            // Nobody reads on: a full pipe would hold up the server.
            Thread.ofPlatform().daemon().name("server-output").start(() -> readOn(said));
            return new Server(
                    process, data, URI.create(line.substring(READY.length()).strip()), seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first start leaves to be done behind it is done. */
    static void prepare(Path root) throws IOException {
        Process preparing = new ProcessBuilder(root.resolve("videoconf").toString(), "prepare")
                .inheritIO()
                .start();
        if (preparing.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the server could not be prepared; see above");
        }
    }

    private static void readOn(BufferedReader said) {
        try {
            said.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // Closed from this side: the server was told to stop.
        }
    }

    URI base() {
        return base;
    }

    /** The script becomes the JVM, so that its process is the server's. */
    long pid() {
        return process.pid();
    }

    Path data() {
        return data;
    }

    /** From the command to the line that says ready. */
    double secondsToReady() {
        return secondsToReady;
    }

    Cpu cpu() {
        double stores = 0;
        for (long pid : postgres()) {
            stores += Processes.cpuMillis(pid);
        }
        return new Cpu(
                Processes.cpuMillis(pid()),
                stores,
                Processes.cpuMillis(ProcessHandle.current().pid()));
    }

    double jvmMib() {
        return Processes.residentMib(pid());
    }

    double postgresMib() {
        return Processes.proportionalMib(postgres());
    }

    /** Where PostgreSQL keeps its files. */
    Path cluster() {
        return data.resolve("postgres").resolve("cluster");
    }

    /** PostgreSQL's first process and all that it has begun. */
    private List<Long> postgres() {
        try {
            List<String> lines = Files.readAllLines(cluster().resolve("postmaster.pid"));
            return Processes.tree(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Ctrl-C does it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop within 30 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
