package io.videoconf.edge.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

/** Random bytes on real connections: each costs its own connection, and nobody's log a stack trace. */
class HostileConnectionTest {

    private static final int CONNECTIONS = 300;
    private static final String HANDSHAKE = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1
            Host: x
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

            """.replace("\n", "\r\n");

    private final long seed = Long.getLong("videoconf.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RunningServer server = new RunningServer(
            SocketIoOptions.defaults().withMaxPayload(1_000).withConnectTimeout(Duration.ofSeconds(5)));
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listenToTheLog() {
        root.setLevel(Level.WARN);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(before);
        server.close();
    }

    @Test
    void random_frames_end_their_own_connection_and_leave_no_stack_trace() throws Exception {
        System.out.println("seed " + seed + " (repeat with -Dvideoconf.seed=" + seed + ")");
        RunningServer.Client honest = server.connected();
        await().until(() -> server.namespace.connected.size() == 1);
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                harass(connection);
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.socketIo.figures().sessions() == 1);

        honest.say("42[\"still here\"]");
        await().until(() ->
                server.namespace.events.stream().anyMatch(event -> event.event().equals("still here")));
        root.detachAppender(log);
        assertThat(log.list)
                .as("log, seed %d", seed)
                .filteredOn(event -> isOfSockets(event.getLoggerName()))
                .noneSatisfy(event -> assertThat(event.getThrowableProxy()).isNotNull());
    }

    @Test
    void frames_before_the_handshake_is_answered_end_their_connection_and_are_freed() throws Exception {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            connection.setSoTimeout(10_000);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(frame());
            connection.getOutputStream().write(all.toByteArray());
            InputStream in = connection.getInputStream();
            while (in.read() >= 0) {
                // The handshake may have been answered all the same.
            }
        }
        await().until(() -> server.socketIo.figures().sessions() == 0);

        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addLast(NettyPipeline.ReactiveBridge, new ChannelInboundHandlerAdapter());
        EarlyBytes.areRefusedBy(channel);
        ByteBuf early = Unpooled.copiedBuffer(frame());
        channel.writeInbound(early);
        assertThat(early.refCnt()).isZero();
        assertThat(channel.isOpen()).isFalse();
    }

    /** What else there is of an edge in this process has a log of its own. */
    private static boolean isOfSockets(String logger) {
        return !logger.startsWith("io.videoconf.") || logger.startsWith(RunningServer.class.getPackageName());
    }

    private void harass(Socket connection) throws IOException {
        OutputStream out = connection.getOutputStream();
        InputStream in = connection.getInputStream();
        out.write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
        Bytes.readHeader(in);
        try {
            for (int frames = 1 + random.nextInt(4); frames > 0; frames--) {
                out.write(random.nextInt(3) == 0 ? noise() : frame());
            }
        } catch (IOException _) {
            // The server has had enough already.
        }
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    /** A masked frame (of mask zero), mostly well-formed, of which the first byte is anything. */
    private byte[] frame() {
        byte[] content = random.nextBoolean() ? "40".getBytes(StandardCharsets.US_ASCII) : noise();
        int length = Math.min(content.length, 125);
        byte[] frame = new byte[6 + length];
        frame[0] = (byte) (random.nextBoolean() ? 0x81 : random.nextInt(256));
        frame[1] = (byte) (random.nextInt(8) == 0 ? length : 0x80 | length);
        System.arraycopy(content, 0, frame, 6, length);
        return frame;
    }
}
