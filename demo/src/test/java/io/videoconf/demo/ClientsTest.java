package io.videoconf.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clients against a small fake, so that what they report of a real server can be believed. */
class ClientsTest {
    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void restCallsGoUnderTheVersionWithTokenAndRequestId() {
        Answer answer = new RestClient(server.url()).as("t").patch("/meetings/1", Json.object("title", "Ü"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Json.object("title", "Ü"));
        assertThat(answer.header("x-request-id")).isEqualTo(answer.requestId()).startsWith("req_");
        assertThat(server.asked()).containsExactly("PATCH /api/v1/meetings/1 Bearer t");
    }

    @Test
    void restCallsLeaveOtherRootsAlone() {
        RestClient rest = new RestClient(server.url());
        rest.get("/.well-known/jwks.json");
        rest.get("/health");
        rest.get("/api/v2/meetings");
        rest.get(server.url() + "/elsewhere?x=1");
        assertThat(server.asked())
                .containsExactly(
                        "GET /.well-known/jwks.json null",
                        "GET /health null",
                        "GET /api/v2/meetings null",
                        "GET /elsewhere?x=1 null");
    }

    @Test
    void anUnreachableServerIsAnInputOutputFailure() {
        URI gone = server.url();
        server.close();
        assertThatThrownBy(() -> new RestClient(gone).get("/health")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aSocketKeepsEventsInOrderAndReturnsAcknowledgements() {
        try (SignalingClient socket = SignalingClient.connect(server.url(), "good", "polling")) {
            var acknowledged = socket.accepted("join_meeting", Json.object("meeting_id", "m"));
            assertThat(acknowledged.path("status").asString()).isEqualTo("joined");
            assertThat(socket.await("meeting_joined").sequence()).isEqualTo(4);
            assertThatThrownBy(() -> socket.accepted("lock_meeting", Json.object()))
                    .isInstanceOf(StoryBroken.class)
                    .hasMessageContaining("MEETING_LOCKED");
            assertThat(socket.received()).hasSize(1);
        }
    }

    @Test
    void aRefusedSocketSaysWhy() {
        assertThatThrownBy(() -> SignalingClient.connect(server.url(), "bad", "polling"))
                .isInstanceOfSatisfying(
                        SignalingRefused.class,
                        refused -> assertThat(refused.reason()
                                        .path("data")
                                        .path("error")
                                        .path("code")
                                        .asString())
                                .isEqualTo("INVALID_TOKEN"));
    }

    @Test
    void theDemoTellsInOneLineThatNoServerAnswers() {
        server.close();
        var said = new ByteArrayOutputStream();
        var err = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Demo.run(new String[] {"--url", server.url().toString()}, quiet(), err);
        assertThat(code).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("No server answers at " + server.url());
    }

    @Test
    void theDemoExplainsItsOption() {
        assertThat(Demo.run(new String[] {"--port"}, quiet(), quiet())).isEqualTo(2);
        assertThat(Demo.run(new String[] {"--url", "somewhere"}, quiet(), quiet()))
                .isEqualTo(2);
    }

    private static PrintStream quiet() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }
}
