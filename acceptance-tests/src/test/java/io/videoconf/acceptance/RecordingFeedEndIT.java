package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.acceptance.EventStream.Frame;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** A recording with all that may befall it, live, to its disposal: with it its own log is over. */
@DisabledIfEnvironmentVariable(named = "VIDEOCONF_URL", matches = ".+", disabledReason = "it needs settings of its own")
class RecordingFeedEndIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] BYTES = "what was recorded".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "what was recorder".getBytes(StandardCharsets.UTF_8);
    private static final List<String> LIFE = List.of(
            "recording_opened",
            "capture_closed",
            "part_upload_requested",
            "part_upload_requested",
            "completion_requested",
            "upload_found_wanting",
            "part_upload_requested",
            "completion_requested",
            "upload_completed",
            "recording_processed",
            "recording_changed",
            "recording_deleted",
            "disposal_due",
            "recording_restored",
            "recording_deleted",
            "disposal_due",
            "disposal_begun",
            "recording_disposed");

    private Server server;

    @BeforeEach
    void start() {
        server = Server.configured("recording-feed", Map.of("VIDEOCONF_RECORDINGS_BIN", "5s"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everythingIsToldInOrderToItsDisposalWithWhichItsLogEnds() {
        Person host = Person.register(server.rest(), "Rita");
        String meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
        try (EventStream beside = EventStream.open(host, meeting, "?recordings=true")) {
            await().atMost(SOON).until(() -> !beside.frames().isEmpty());
            Footage footage = Footage.running(host, meeting);
            try (EventStream own = EventStream.at(host, footage.path() + "/events")) {
                befall(footage, host);

                List<Frame> log = own.untilEnd(SOON);

                assertThat(types(log)).isEqualTo(LIFE);
                assertThat(log.getLast().data().path("data").path("sha256").asString())
                        .hasSize(64);
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(updates(beside)).isEqualTo(LIFE));
            assertThat(types(beside.frames()))
                    .containsSubsequence(
                            "recording_started", "recording_paused", "recording_resumed", "recording_stopped");
        }
    }

    private static void befall(Footage footage, Person host) {
        footage.control("pause");
        footage.control("resume");
        footage.stop();
        footage.send(1, BYTES);
        footage.reserve(1, OTHER);
        assertThat(footage.complete().status()).isEqualTo(409);
        footage.send(1, BYTES);
        footage.complete().expect(200);
        footage.settled();
        host.rest().patch(footage.path(), Json.object("title", "The weekly")).expect(200);
        footage.delete();
        footage.restore();
        footage.delete();
    }

    private static List<String> updates(EventStream stream) {
        return stream.frames().stream()
                .filter(frame -> frame.event().equals("recording_updated"))
                .map(frame -> frame.data().path("type").asString())
                .toList();
    }

    private static List<String> types(List<Frame> frames) {
        return frames.stream().map(Frame::event).toList();
    }
}
