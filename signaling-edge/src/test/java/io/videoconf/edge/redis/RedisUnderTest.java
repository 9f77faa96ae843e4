package io.videoconf.edge.redis;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A redis-server of our own on a port of its own, which can be lost and found again. */
public final class RedisUnderTest implements AutoCloseable {
    private final int port;
    private Process process;

    private RedisUnderTest(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Skips the test, loudly, where there is no redis-server on the path. */
    public static RedisUnderTest start(String who) throws IOException {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "redis-server")));
        if (!there) {
            System.out.println("!!! " + who + " DID NOT RUN: redis-server is not on the PATH"
                    + " (Debian: apt-get install redis-server)");
        }
        Assumptions.assumeTrue(there, "redis-server is not on this machine");
        int port = freePort();
        return new RedisUnderTest(port, run(port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
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

    public URI address() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    public void lose() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void find() throws IOException {
        process = run(port);
    }

    /** It takes what it is sent and answers nothing. */
    public void hang() throws Exception {
        signal("-STOP");
    }

    public void goOn() throws Exception {
        signal("-CONT");
    }

    private void signal(String which) throws Exception {
        Process sending = new ProcessBuilder("kill", which, "" + process.pid()).start();
        if (!sending.waitFor(5, TimeUnit.SECONDS) || sending.exitValue() != 0) {
            throw new IllegalStateException("redis-server was not sent " + which);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
