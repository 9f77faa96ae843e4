package io.videoconf.edge.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.edge.rest.EdgeTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who is watched, and for how long. Nobody else is connected to this edge. */
@TestPropertySource(properties = "videoconf.edge.id=edge-with-connections")
class OpenConnectionsTest extends EdgeTest {
    private static final byte[] ASK =
            "GET /health/liveness HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private OpenConnections connections;

    @Test
    void aConnectionIsWatchedUntilItEnds() throws IOException {
        try (Socket kept = new Socket(address().getHost(), address().getPort())) {
            kept.getOutputStream().write(ASK);
            assertThat(kept.getInputStream().read()).isPositive();
            assertThat(connections.count()).isEqualTo(1);
        }
        await().until(() -> connections.count() == 0);
    }

    @Test
    void whatHasBecomeAWebSocketIsNotWatchedAnyMore() {
        WebSocket socket = client().newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://" + address().getAuthority() + "/socket.io/?EIO=4&transport=websocket"),
                        new WebSocket.Listener() {})
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        // Its first message tells the server that the codec of HTTP has gone.
        socket.sendText("40", true).orTimeout(10, TimeUnit.SECONDS).join();
        await().until(() -> connections.count() == 0);
        socket.abort();
    }
}
