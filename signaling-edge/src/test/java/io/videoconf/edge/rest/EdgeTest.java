package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.views.Closings;
import io.videoconf.edge.gateway.ClosedDoors;
import io.videoconf.edge.gateway.json.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Speaks HTTP to the edge, and tells the fake sides what to answer. */
@SpringBootTest(
        classes = EdgeUnderTest.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "videoconf.edge.public-url=https://meet.example.com/",
            "videoconf.edge.cors.allowed-origins=https://app.example.com",
            "server.address=127.0.0.1",
            // Hundreds of tests are one caller at one address; what limits do has a test with limits of its own.
            "videoconf.edge.limits.basic.api-calls=-1",
            "videoconf.edge.limits.basic.meeting-creations=-1",
            "videoconf.edge.limits.basic.recording-downloads=-1",
            "videoconf.edge.limits.pro.api-calls=-1",
            "videoconf.edge.limits.pro.meeting-creations=-1",
            "videoconf.edge.limits.per-address.open-calls=-1",
            "videoconf.edge.limits.per-address.registrations=-1",
            // What a test says of the sides is forgotten before the next.
            "videoconf.edge.closings-every=1h"
        })
public abstract class EdgeTest {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Autowired
    protected FakeSides sides;

    @Autowired
    private ClosedDoors doors;

    @Autowired
    private Environment environment;

    @BeforeEach
    protected void silence() {
        sides.reset();
        sides.answer(FindSigningKeys.class, _ -> Tokens.published());
        // What a test before closed, it closed in good time: nothing is closed now.
        sides.answer(
                FindClosings.class, _ -> new Closings(List.of(), Instant.now().plusSeconds(3600)));
        refreshDoors();
    }

    /** The edge asks what is closed, now. */
    protected void refreshDoors() {
        doors.refresh().block(Duration.ofSeconds(10));
    }

    protected HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + Tokens.ALICE_TOKEN);
    }

    protected HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path))
                .timeout(Duration.ofSeconds(20));
    }

    protected URI address() {
        return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    protected HttpResponse<String> post(String path, String body) {
        return send(json(request(path), "POST", body));
    }

    protected HttpResponse<String> patch(String path, String body) {
        return send(json(request(path), "PATCH", body));
    }

    protected static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    protected HttpClient client() {
        return CLIENT;
    }

    protected static JsonNode body(HttpResponse<String> response) {
        return WireJson.parse(response.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    protected static JsonNode error(HttpResponse<String> response) {
        JsonNode error = body(response).get("error");
        assertThat(error).as(response.body()).isNotNull();
        assertThat(error.propertyNames()).containsExactlyInAnyOrder("code", "message", "details", "request_id");
        assertThat(error.at("/details/timestamp").stringValue()).endsWith("Z");
        assertThat(error.get("request_id").stringValue()).isEqualTo(header(response, "X-Request-Id"));
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        return error;
    }

    protected static void assertError(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(error(response).get("code").stringValue()).isEqualTo(code);
    }

    protected static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
