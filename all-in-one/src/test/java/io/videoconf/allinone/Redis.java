package io.videoconf.allinone;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A redis-server of our own on a port of its own, which can be lost and found again. */
final class Redis implements AutoCloseable {
    private final int port;
    private Process process;

    private Redis(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Skips the test, loudly, where there is no redis-server on the path. */
    static Redis start(String who) throws IOException {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "redis-server")));
        if (!there) {
            System.out.println("!!! " + who + " DID NOT RUN: redis-server is not on the PATH"
                    + " (Debian: apt-get install redis-server)");
        }
        Assumptions.assumeTrue(there, "redis-server is not on this machine");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            return new Redis(port, run(port));
        }
    }

    private static Process run(int port) throws IOException {
        Process process = new ProcessBuilder(
                        "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> answers(port));
        return process;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    void lose() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    void find() throws IOException {
        process = run(port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
