package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.acceptance.EventStream.Frame;
import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import io.videoconf.demo.RestClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A recording's whole life as it happens: beside the meeting's feed for who leads it, and as a log of its own. */
@ExtendWith(SharedServer.class)
class RecordingFeedIT {
    private static final String UPDATED = "recording_updated";
    private static final byte[] BYTES = "what was recorded".getBytes(StandardCharsets.UTF_8);
    private static final List<String> LIFE = List.of(
            "recording_opened",
            "part_upload_requested",
            "capture_closed",
            "part_upload_requested",
            "completion_requested",
            "upload_completed",
            "recording_processed");
    private static final List<String> STATES =
            List.of("recording", "", "uploading", "", "processing", "processing", "completed");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RestClient rest;
    private final Person host;
    private final String meeting;

    RecordingFeedIT(RestClient rest) {
        this.rest = rest;
        this.host = Person.register(rest, "Rita");
        this.meeting = Meetings.schedule(
                host, Json.object("title", "Filmed", "settings", Json.object("recording_enabled", true)));
    }

    @Test
    void whoLeadsTheMeetingSeesTheWholeLifeInOrderAndNobodyElse() {
        Person guest = Person.register(rest, "Gus");
        try (Seat first = Seat.take(host, meeting);
                Seat second = Seat.take(guest, meeting);
                EventStream beside = EventStream.open(host, meeting, "?recordings=true");
                EventStream plain = EventStream.open(host, meeting, "");
                EventStream others = EventStream.open(guest, meeting, "?recordings=true")) {
            await().atMost(SOON).until(() -> sawTheBeginning(beside, plain, others));
            Footage footage = live();

            await().atMost(SOON).untilAsserted(() -> {
                assertLife(first.socket().received(UPDATED).stream()
                        .map(Received::body)
                        .toList());
                assertLife(updates(beside).stream().map(Frame::data).toList());
            });
            assertThat(updates(beside)).allMatch(frame -> frame.id().isEmpty());
            assertThat(first.socket()
                            .received(UPDATED)
                            .getFirst()
                            .body()
                            .path("recording_id")
                            .asString())
                    .isEqualTo(footage.id());
            // Everything that was told is there, so what is not told will not come either.
            host.rest().post("/meetings/" + meeting + "/end").expect(200);
            List<Frame> all = plain.untilEnd(SOON);
            others.untilEnd(SOON);
            assertThat(all).noneMatch(frame -> frame.event().equals(UPDATED));
            assertThat(all.stream().map(Frame::id).toList()).doesNotContain("");
            assertThat(updates(others)).isEmpty();
            assertThat(second.socket().received(UPDATED)).isEmpty();
            assertThat(second.socket().received("recording_started")).hasSize(1);
        }
    }

    @Test
    void itsOwnLogIsReadLiveAndTakenUpAgain() {
        Footage footage = Footage.running(host, meeting);
        try (EventStream stream = EventStream.at(host, footage.path() + "/events")) {
            footage.send(1, BYTES);
            footage.stop();
            footage.complete().expect(200);
            footage.settled();
            List<String> life = footage.life();
            await().atMost(SOON).until(() -> types(stream), life::equals);
            assertThat(stream.frames().stream().map(Frame::id).toList())
                    .isEqualTo(LongStream.rangeClosed(1, life.size())
                            .mapToObj(Long::toString)
                            .toList());
            try (EventStream again = EventStream.at(host, footage.path() + "/events", "Last-Event-ID", "3")) {
                await().atMost(SOON).until(() -> types(again), life.subList(3, life.size())::equals);
                footage.download();
                await().atMost(SOON).until(() -> types(again).getLast(), "recording_downloaded"::equals);
            }
        }
        Person stranger = Person.register(rest, "Sam");
        try (EventStream none = EventStream.at(stranger, footage.path() + "/events")) {
            assertThat(none.response().statusCode()).isEqualTo(404);
        }
    }

    private Footage live() {
        Footage footage = Footage.running(host, meeting);
        footage.send(1, BYTES);
        footage.stop();
        footage.send(2, BYTES);
        footage.complete().expect(200);
        footage.settled();
        return footage;
    }

    private static boolean sawTheBeginning(EventStream... streams) {
        return List.of(streams).stream().noneMatch(stream -> stream.frames().isEmpty());
    }

    private static List<Frame> updates(EventStream stream) {
        return stream.frames().stream()
                .filter(frame -> frame.event().equals(UPDATED))
                .toList();
    }

    private static List<String> types(EventStream stream) {
        return stream.frames().stream().map(Frame::event).toList();
    }

    private static void assertLife(List<JsonNode> told) {
        assertThat(told.stream().map(each -> each.path("type").asString()).toList())
                .isEqualTo(LIFE);
        assertThat(told.stream()
                        .map(each -> each.path("processing_status").asString(""))
                        .toList())
                .isEqualTo(STATES);
        assertThat(told.stream()
                        .map(each -> each.path("recording_sequence").asLong())
                        .toList())
                .isEqualTo(LongStream.rangeClosed(1, LIFE.size()).boxed().toList());
    }
}
