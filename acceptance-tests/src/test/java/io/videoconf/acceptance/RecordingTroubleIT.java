package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who leads a meeting is told as it happens that a recording's work waits, why and until when, and that it failed. */
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it needs settings of its own")
class RecordingTroubleIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] BYTES = "what was recorded".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Server server;

    @BeforeEach
    void start() throws IOException {
        server = Server.configured(
                "recording-trouble",
                Map.of(
                        "VIDEOCONF_RECORDINGS_UPLOADDEADLINE", "10s",
                        "VIDEOCONF_RECORDINGS_FIRSTRETRY", "200ms",
                        "VIDEOCONF_RECORDINGS_SCRATCH",
                                Files.writeString(folder.resolve("scratch"), "no folder")
                                        .toString()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatWaitsAndWhatFailsIsToldOnTheSocketAndBesideTheStream() throws IOException {
        Person host = Person.register(server.rest(), "Rita");
        String meeting = Meetings.recorded(host);
        try (Seat seat = Seat.take(host, meeting);
                EventStream stream = EventStream.open(host, meeting, "?recordings=true")) {
            await().atMost(SOON).until(() -> !stream.frames().isEmpty());
            Footage nothing = Footage.stopped(host, meeting, true);
            Footage waits = Footage.stopped(host, meeting, true);
            waits.send(1, BYTES);
            waits.completeLater();

            JsonNode delayed = told(seat, stream, waits, "processing_delayed");
            assertThat(delayed.path("processing_status").asString()).isEqualTo("processing");
            assertThat(delayed.at("/data/step").asString()).isEqualTo("inspecting");
            assertThat(delayed.at("/data/reason").asString())
                    .isEqualTo("the folder for what is being worked on cannot be used");
            assertThat(delayed.at("/data/attempts").asInt()).isPositive();
            assertThat(delayed.at("/data/next_attempt_at").asString()).endsWith("Z");

            JsonNode failed = told(seat, stream, nothing, "recording_failed");
            assertThat(failed.path("processing_status").asString()).isEqualTo("failed");
            assertThat(failed.at("/data/reason").asString()).isEqualTo("nothing was uploaded before the deadline");

            Files.delete(folder.resolve("scratch"));
            JsonNode processed = told(seat, stream, waits, "recording_processed");
            assertThat(processed.path("processing_status").asString()).isEqualTo("completed");
            assertThat(waits.download()).isEqualTo(BYTES);
        }
    }

    /** The same by both ways; what was told first of this. */
    private static JsonNode told(Seat seat, EventStream stream, Footage footage, String type) {
        JsonNode bySocket = awaited(
                () -> seat.socket().received("recording_updated").stream()
                        .map(Received::body)
                        .toList(),
                footage,
                type);
        JsonNode byStream = awaited(
                () -> stream.frames().stream()
                        .filter(each -> each.event().equals("recording_updated"))
                        .map(EventStream.Frame::data)
                        .toList(),
                footage,
                type);
        assertThat(byStream).isEqualTo(bySocket);
        return bySocket;
    }

    private static JsonNode awaited(Supplier<List<JsonNode>> told, Footage footage, String type) {
        return await().atMost(SOON)
                .until(
                        () -> told.get().stream()
                                .filter(each -> footage.id()
                                                .equals(each.path("recording_id")
                                                        .asString())
                                        && type.equals(each.path("type").asString()))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
