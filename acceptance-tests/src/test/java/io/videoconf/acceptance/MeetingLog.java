package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.RestClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A meeting's log as one reader sees it.
 *
 * @param events in the order of the answer
 * @param last the last sequence that the answer names
 */
record MeetingLog(List<JsonNode> events, long last) {

    static MeetingLog of(RestClient reader, String meetingId) {
        return after(reader, meetingId, 0);
    }

    /** Pages until nothing is left. */
    static MeetingLog after(RestClient reader, String meetingId, long after) {
        List<JsonNode> events = new ArrayList<>();
        long from = after;
        while (true) {
            JsonNode page = reader.get("/meetings/" + meetingId + "/events?limit=100&after=" + from)
                    .expect(200)
                    .body();
            page.path("events").forEach(events::add);
            if (!page.path("has_more").asBoolean()) {
                return new MeetingLog(
                        List.copyOf(events), page.path("last_sequence").asLong());
            }
            assertThat(page.path("events").size())
                    .as("events of a page with more behind it")
                    .isPositive();
            from = events.getLast().path("sequence").asLong();
        }
    }

    List<String> types() {
        return events.stream().map(event -> event.path("type").asString()).toList();
    }

    List<JsonNode> of(String type) {
        return events.stream()
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    Optional<JsonNode> at(long sequence) {
        return events.stream()
                .filter(event -> event.path("sequence").asLong() == sequence)
                .findFirst();
    }

    /** Fails unless it is 1, 2, 3 … without a gap, each naming the one before it, and none earlier than that. */
    MeetingLog assertGapFree() {
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence").asLong())
                    .as("sequence in %s", events.get(i))
                    .isEqualTo(i + 1L);
        }
        assertThat(last).as("last_sequence").isEqualTo(events.size());
        return assertChained(0);
    }

    /** Fails unless each names the visible one before it, and numbers, times and ids are in order. */
    MeetingLog assertChained(long first) {
        long previous = first;
        Instant time = Instant.EPOCH;
        for (JsonNode event : events) {
            assertThat(event.propertyNames())
                    .as("members of %s", event)
                    .containsExactlyInAnyOrder(
                            "event_id", "sequence", "previous_sequence", "type", "timestamp", "actor_id", "data");
            assertThat(event.path("previous_sequence").asLong())
                    .as("previous_sequence in %s", event)
                    .isEqualTo(previous);
            assertThat(event.path("sequence").asLong())
                    .as("sequence in %s", event)
                    .isGreaterThan(previous);
            assertThat(Instant.parse(event.path("timestamp").asString()))
                    .as("time of %s", event)
                    .isAfterOrEqualTo(time);
            previous = event.path("sequence").asLong();
            time = Instant.parse(event.path("timestamp").asString());
        }
        assertThat(events.stream()
                        .map(event -> event.path("event_id").asString())
                        .distinct()
                        .count())
                .as("distinct event ids")
                .isEqualTo(events.size());
        return this;
    }
}
