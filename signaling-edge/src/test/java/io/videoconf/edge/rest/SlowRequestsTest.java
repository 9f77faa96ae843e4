package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.queries.FindUser;
import io.videoconf.edge.gateway.json.WireJson;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Clients that take their time, and what does not fit. */
@TestPropertySource(properties = "videoconf.edge.requests.patience=3s")
class SlowRequestsTest extends EdgeTest {
    private static final String HEAD = "POST /api/v1/auth/login HTTP/1.1\r\nHost: here\r\n";

    @BeforeEach
    void answer() {
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 3));
    }

    @Test
    void whoDripsHeadersIsCutAndOthersAreNot() throws IOException {
        assertThat(drip(HEAD, "X-Drip: 1\r\n"::toString)).contains("HTTP/1.1 408 ", "MALFORMED_REQUEST", "nosniff");
    }

    @Test
    void whoDripsABodyIsCutAndOthersAreNot() throws IOException {
        String answer = drip(
                HEAD + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n{\"email\":\"", "a"::toString);
        assertThat(answer).contains("HTTP/1.1 408 ", "\"request_id\"");
    }

    /** Sends a bit now and then until it is cut, while somebody else is served. */
    private String drip(String head, Supplier<String> more) throws IOException {
        try (Socket socket = new Socket(address().getHost(), address().getPort())) {
            socket.setSoTimeout(50);
            write(socket, head);
            StringBuilder answer = new StringBuilder();
            long until = System.nanoTime() + 20_000_000_000L;
            while (System.nanoTime() < until) {
                String part = read(socket);
                if (part == null) {
                    return answer.toString();
                }
                answer.append(part);
                try {
                    write(socket, more.get());
                } catch (SocketException _) {
                    // Cut between our reading and our writing: what it was told is still to be read.
                    return answer.append(rest(socket)).toString();
                }
                assertThat(get("/api/v1/users/me").statusCode()).isEqualTo(200);
            }
            throw new AssertionError("it was never cut: " + answer);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** What came within a moment; null at the end. */
    private static @Nullable String read(Socket socket) throws IOException {
        byte[] buffer = new byte[4096];
        try {
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? null : new String(buffer, 0, count, StandardCharsets.UTF_8);
        } catch (java.net.SocketTimeoutException _) {
            return "";
        } catch (SocketException _) {
            return null;
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInTheContractsWords() throws IOException {
        assertRefused("GET /health HTTP/1.1\r\nHost: here\r\nX-Large: " + "x".repeat(17_000) + "\r\n\r\n", "431");
        assertRefused("GET /health?" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: here\r\n\r\n", "414");
        assertRefused("GET / HTTP/1.1\r\nHost: here\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "400");
        String large = "{\"email\":\"" + "x".repeat(300_000) + "\"}";
        assertError(send(json(anonymous("/api/v1/auth/login"), "POST", large)), 400, "MALFORMED_REQUEST");
    }

    private static String rest(Socket socket) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String part = read(socket); part != null && !part.isEmpty(); part = read(socket)) {
            rest.append(part);
        }
        return rest.toString();
    }

    private void assertRefused(String request, String status) throws IOException {
        try (Socket socket = new Socket(address().getHost(), address().getPort())) {
            socket.setSoTimeout(10_000);
            write(socket, request);
            StringBuilder answer = new StringBuilder();
            for (String part = read(socket); part != null; part = read(socket)) {
                answer.append(part);
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 " + status);
            assertThat(answer.toString()).contains("nosniff", "X-Request-Id");
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(WireJson.parse(body.getBytes(StandardCharsets.UTF_8))
                            .at("/error/code")
                            .stringValue())
                    .isEqualTo("MALFORMED_REQUEST");
        }
    }

    @Test
    void twoRequestsInOneGoAreBothAnswered() throws IOException {
        try (Socket socket = new Socket(address().getHost(), address().getPort())) {
            socket.setSoTimeout(10_000);
            String ask = "GET /health/liveness HTTP/1.1\r\nHost: here\r\n";
            write(socket, ask + "\r\n" + ask + "\r\n");
            StringBuilder answers = new StringBuilder();
            while (answers.toString().split("\"UP\"", -1).length < 3) {
                String part = read(socket);
                assertThat(part).as(answers.toString()).isNotEmpty();
                answers.append(part);
            }
        }
    }
}
