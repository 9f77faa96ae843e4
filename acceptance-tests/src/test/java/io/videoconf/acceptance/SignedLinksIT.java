package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** The addresses that the API gives out for bytes: each opens one object, in one way, and for as long as is set. */
@DisabledIfEnvironmentVariable(
        named = "VIDEOCONF_URL",
        matches = ".+",
        disabledReason = "it needs links that are soon over")
class SignedLinksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] BYTES = "what was recorded".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "what was recorder".getBytes(StandardCharsets.UTF_8);

    /** Long enough to be used by a machine that has much to do. */
    private static final String LIFETIME = "8s";

    private static Server server;

    private Person host;
    private String meeting;

    @BeforeAll
    static void start() {
        server = Server.configured("signed-links", Map.of("VIDEOCONF_OBJECTS_LINKLIFETIME", LIFETIME));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void arrive() {
        host = Person.register(server.rest(), "Rita");
        meeting = Meetings.recorded(host);
    }

    @Test
    void aDownloadIsForOneObjectAndForReading() {
        Footage footage = complete(BYTES);
        Footage other = complete(OTHER);
        assertThat(read(link(footage)).bytes()).isEqualTo(BYTES);
        assertThat(read(link(other)).bytes()).isEqualTo(OTHER);

        String another = key(link(other));
        String swapping = link(footage);
        assertThat(read(another + swapping.substring(swapping.indexOf('?'))).status())
                .as("another object")
                .isEqualTo(403);
        assertThat(read(key(swapping)).status()).as("without a signature").isEqualTo(403);
        assertThat(read(swapping).bytes()).as("it was not over").isEqualTo(BYTES);
        for (String method : List.of("PUT", "DELETE", "HEAD")) {
            String link = link(footage);
            assertThat(send(method, link).status()).as(method).isEqualTo(403);
            assertThat(read(link).bytes()).as("it was not over, and is there").isEqualTo(BYTES);
        }
        assertThat(read(link(other)).bytes()).isEqualTo(OTHER);
    }

    @Test
    void aDownloadIsOverWhenItsTimeIs() {
        String link = link(complete(BYTES));
        assertThat(read(link).bytes()).isEqualTo(BYTES);
        await().atMost(PATIENCE).until(() -> read(link).status(), status -> status == 403);
        assertThat(read(link).text()).doesNotContain("what was recorded");
    }

    @Test
    void aPlaceForAPartIsForOneObjectAndForWriting() {
        Footage footage = Footage.stopped(host, meeting, true);
        Footage other = Footage.stopped(host, Meetings.recorded(host), true);
        other.send(1, BYTES);

        String another = key(url(other.reserve(1, BYTES)));
        JsonNode place = footage.reserve(1, OTHER);
        // As many bytes, and the headers that go with them: only the key is another.
        JsonNode swapped = Json.object(
                "upload_url",
                another + url(place).substring(url(place).indexOf('?')),
                "headers",
                place.path("headers"));
        assertThat(footage.attempt(swapped, OTHER).status())
                .as("another object")
                .isEqualTo(403);
        assertThat(footage.attempt(place, OTHER).status()).as("it was not over").isEqualTo(200);
        for (String method : List.of("GET", "DELETE", "HEAD")) {
            JsonNode reserved = footage.reserve(1, BYTES);
            assertThat(send(method, url(reserved)).status()).as(method).isEqualTo(403);
            assertThat(footage.attempt(reserved, BYTES).status())
                    .as("it was not over")
                    .isEqualTo(200);
        }
        for (Footage each : List.of(footage, other)) {
            each.complete().expect(200);
            each.settled();
            assertThat(each.download()).isEqualTo(BYTES);
        }
    }

    @Test
    void aPlaceForAPartIsOverWhenItsTimeIs() {
        Footage footage = Footage.stopped(host, meeting, true);
        JsonNode place = footage.reserve(1, BYTES);
        assertThat(footage.attempt(place, BYTES).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> footage.attempt(place, BYTES).status(), status -> status == 403);
        footage.complete().expect(200);
        footage.settled();
        assertThat(footage.download()).isEqualTo(BYTES);
    }

    private Footage complete(byte[] bytes) {
        Footage footage = Footage.stopped(host, Meetings.recorded(host), true);
        footage.send(1, bytes);
        footage.complete().expect(200);
        footage.settled();
        return footage;
    }

    private String link(Footage footage) {
        return host.rest().get(footage.path() + "/download").expect(302).header("Location");
    }

    private static Answer read(String link) {
        return server.rest().anonymous().get(link);
    }

    private static Answer send(String method, String link) {
        return server.rest()
                .anonymous()
                .send(method, link, method.equals("PUT") ? BodyPublishers.ofByteArray(OTHER) : BodyPublishers.noBody());
    }

    private static String url(JsonNode place) {
        return place.path("upload_url").asString();
    }

    /** An address without what signs it. */
    private static String key(String link) {
        return URI.create(link).resolve(URI.create(link).getRawPath()).toString();
    }
}
