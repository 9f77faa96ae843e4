package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.meeting.queries.FindMeeting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What the edge mints is what a real TURN server takes: Debian's coturn, asked by its own client. */
@TestPropertySource(
        properties = {
            "videoconf.edge.ice.turn-urls=turn:127.0.0.1",
            "videoconf.edge.ice.secret=" + CoturnIT.SECRET,
            "videoconf.edge.ice.lifetime=1m"
        })
class CoturnIT extends EdgeTest {
    static final String SECRET = "north wind";
    private static final int PATIENCE = 40;

    @TempDir
    private Path folder;

    @Test
    void aRealServerTakesWhatWeMintAndNothingElse() throws Exception {
        requirePrograms();
        sides.answer(FindMeeting.class, _ -> Samples.meeting(3));
        JsonNode turn = body(get("/api/v1/meetings/" + Samples.MEETING + "/ice-servers"))
                .get("ice_servers")
                .get(0);
        String username = turn.get("username").stringValue();
        String credential = turn.get("credential").stringValue();
        int port = freePort();
        Process server = serve(port);
        try {
            Awaitility.await()
                    .atMost(PATIENCE, TimeUnit.SECONDS)
                    .untilAsserted(
                            () -> assertThat(answersStun(port)).as(this::told).isTrue());
            assertThat(relay(port, username, credential)).contains("Total lost packets 0 ");
            assertThat(relay(port, username, "A" + credential)).doesNotContain("Total lost packets 0 ");
            assertThat(relay(port, "9" + username, credential)).doesNotContain("Total lost packets 0 ");
        } finally {
            server.destroy();
            assertThat(server.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void requirePrograms() {
        boolean there = isThere("turnserver") && isThere("turnutils_uclient");
        if (!there) {
            System.out.println("!!! CoturnIT DID NOT RUN: turnserver and turnutils_uclient are not on the PATH"
                    + " (Debian: apt-get install coturn)");
        }
        Assumptions.assumeTrue(there, "coturn is not on this machine");
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Free for datagrams; whether a stream listens there too does not matter to a server without TCP. */
    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process serve(int port) throws IOException {
        return new ProcessBuilder(
                        "turnserver",
                        "-n",
                        "--listening-ip=127.0.0.1",
                        "--relay-ip=127.0.0.1",
                        "--listening-port=" + port,
                        "--no-tcp",
                        "--no-tls",
                        "--no-dtls",
                        "--no-cli",
                        "--use-auth-secret",
                        "--static-auth-secret=" + SECRET,
                        "--realm=videoconf",
                        "--allow-loopback-peers",
                        "--log-file=" + folder.resolve("coturn.log"),
                        "--simple-log",
                        "--userdb=" + folder.resolve("coturn.db"),
                        "--pidfile=" + folder.resolve("coturn.pid"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("coturn.out").toFile())
                .start();
    }

    private String told() {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder told = new StringBuilder("turnserver answers; it says:");
            for (Path file : files.filter(file -> file.toString().matches(".*coturn.*\\.(log|out)"))
                    .toList()) {
                told.append('\n').append(Files.readString(file));
            }
            return told.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A STUN binding request: twenty bytes, of which the last twelve are the caller's. */
    private static boolean answersStun(int port) throws IOException {
        byte[] request = new byte[20];
        request[1] = 1;
        request[4] = 0x21;
        request[5] = 0x12;
        request[6] = (byte) 0xa4;
        request[7] = 0x42;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(200);
            socket.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
            socket.receive(new DatagramPacket(new byte[512], 512));
            return true;
        } catch (SocketTimeoutException | PortUnreachableException e) {
            return false;
        }
    }

    /** One packet through a relay to itself. */
    private String relay(int port, String username, String credential) throws Exception {
        Path said = Files.createTempFile(folder, "client", ".log");
        Process client = new ProcessBuilder(List.of(
                        "turnutils_uclient",
                        "-n",
                        "1",
                        "-m",
                        "1",
                        "-y",
                        "-u",
                        username,
                        "-w",
                        credential,
                        "-p",
                        Integer.toString(port),
                        "127.0.0.1"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!client.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            client.destroyForcibly();
        }
        return Files.readString(said);
    }
}
