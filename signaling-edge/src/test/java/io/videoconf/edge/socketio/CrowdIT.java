package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand who open and never join, who drip, or who send too much: they cost little, and nobody else anything. */
class CrowdIT {
    private static final int CROWD = 1_000;
    private static final int SAYS = 200;
    private static final long MIB = 1L << 20;
    private static final String HANDSHAKE = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1
            Host: x
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """.replace("\n", "\r\n");

    private final RunningServer server = new RunningServer(
            SocketIoOptions.defaults().withMaxPayload(10_000).withConnectTimeout(Duration.ofSeconds(5)));
    private final List<Socket> crowd = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket one : crowd) {
            one.close();
        }
        server.close();
    }

    @Test
    void aCrowdThatNeverJoinsIsSentAwayAndCostsNobodyElseAnything() throws Exception {
        RunningServer.Client honest = server.connected();
        await().until(() -> server.namespace.connected.size() == 1);
        long before = heap();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(intruder(i));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.socketIo.figures().sessions() > CROWD / 4);
        long growth = heap() - before;
        List<Long> answered = new ArrayList<>();
        for (int i = 0; i < SAYS; i++) {
            drip(i);
            long sent = System.nanoTime();
            String said = "honest " + i;
            honest.say("42[\"" + said + "\"]");
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> server.namespace.events.stream()
                            .anyMatch(event -> event.event().equals(said)));
            answered.add(System.nanoTime() - sent);
        }
        answered.sort(null);
        System.out.printf(
                "CrowdIT: %d sessions cost %d KiB of heap each; an honest event took p99 %d ms among them%n",
                CROWD, growth / 1024 / CROWD, answered.get(SAYS * 99 / 100) / 1_000_000);
        assertThat(growth).isLessThan(48 * MIB);
        assertThat(answered.get(SAYS / 2)).isLessThan(250_000_000L);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> server.socketIo.figures().sessions() == 1);
        assertThat(server.socketIo.figures().handshakeTimeouts()).isPositive();
        assertThat(honest.closeCode).isZero();
    }

    /** A third says nothing after its handshake, a third drips one endless frame, a third sends too much at once. */
    private Socket intruder(int number) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = socket.getOutputStream();
        out.write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
        Bytes.readHeader(socket.getInputStream());
        out.write(
                switch (number % 3) {
                    case 0 -> new byte[0];
                    case 1 -> new byte[] {(byte) 0x81, (byte) 0xfe, 0x20, 0x00, 0, 0, 0, 0, '4'};
                    default -> new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x7f, 0, 0, 0, 0, 0, 0, 0, '4'};
                });
        return socket;
    }

    private void drip(int round) {
        for (int i = 1; i < crowd.size(); i += 3) {
            if (i % 30 == round % 30) {
                try {
                    crowd.get(i).getOutputStream().write('x');
                } catch (IOException e) {
                    // Sent away already.
                }
            }
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
