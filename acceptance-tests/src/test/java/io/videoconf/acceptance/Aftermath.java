package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.demo.Answer;
import io.videoconf.demo.Person;
import io.videoconf.demo.Received;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** What a meeting left: its log, the same as a stream, every point of its past, chat, attendance, the audit view. */
final class Aftermath {
    private final Person host;
    private final String meetingId;
    private final Witness witness;

    Aftermath(Person host, String meetingId, Witness witness) {
        this.host = host;
        this.meetingId = meetingId;
        this.witness = witness;
    }

    MeetingLog log() {
        MeetingLog log = MeetingLog.of(host.rest(), meetingId).assertGapFree();
        assertThat(log.types().getFirst()).isEqualTo("meeting_scheduled");
        assertThat(log.types().getLast()).isEqualTo("meeting_ended");
        assertThat(log.types())
                .containsSubsequence(
                        "meeting_started",
                        "participant_joined",
                        "participant_started_waiting",
                        "participant_started_waiting",
                        "participant_admitted",
                        "participant_joined",
                        "participant_admitted",
                        "participant_joined",
                        "audio_toggled",
                        "chat_message_sent",
                        "chat_message_sent",
                        "chat_message_sent",
                        "recording_started",
                        "recording_stopped",
                        "meeting_ended");
        assertThat(log.events().toString()).as("signals are never stored").doesNotContain("sdp", "candidate:");
        assertThat(log.last()).isEqualTo(witness.look().path("sequence").asLong());
        return log;
    }

    void streamEqualsLog(MeetingLog log, List<EventStream.Frame> frames) {
        assertThat(frames).extracting(EventStream.Frame::data).containsExactlyElementsOf(log.events());
        assertThat(frames).allSatisfy(frame -> {
            assertThat(frame.id()).isEqualTo(frame.data().path("sequence").asString());
            assertThat(frame.event()).isEqualTo(frame.data().path("type").asString());
        });
    }

    void streamResumesAnywhere(MeetingLog log) {
        for (long from : new TreeSet<>(List.of(0L, 1L, log.last() / 2, log.last() - 1))) {
            List<JsonNode> missed =
                    log.events().subList((int) from, log.events().size());
            try (var byHeader = EventStream.open(host, meetingId, "", "Last-Event-ID", String.valueOf(from));
                    var byQuery = EventStream.open(host, meetingId, "?after=" + from)) {
                assertThat(byHeader.untilEnd(Duration.ofSeconds(15)))
                        .as("after Last-Event-ID %d", from)
                        .extracting(EventStream.Frame::data)
                        .containsExactlyElementsOf(missed);
                assertThat(byQuery.untilEnd(Duration.ofSeconds(15)))
                        .as("after=%d", from)
                        .extracting(EventStream.Frame::data)
                        .containsExactlyElementsOf(missed);
                assertThat(byHeader.response()
                                .headers()
                                .firstValue("Content-Type")
                                .orElse(""))
                        .startsWith("text/event-stream");
            }
            assertThat(MeetingLog.after(host.rest(), meetingId, from).events()).containsExactlyElementsOf(missed);
        }
    }

    /** From the snapshot on, one who may see everything was sent every fact, once and in order. */
    void socketsSawTheLog(MeetingLog log, Seat seat) {
        long snapshot =
                seat.socket().await("meeting_joined").body().path("sequence").asLong();
        List<Received> seen = seat.facts();
        long ended = log.of("meeting_ended").getFirst().path("sequence").asLong();
        assertThat(seen)
                .extracting(Received::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(snapshot + 1, ended).boxed().toList());
        assertThat(seen).allSatisfy(fact -> {
            JsonNode kept = log.at(fact.sequence()).orElseThrow();
            assertThat(fact.previousSequence()).isEqualTo(fact.sequence() - 1);
            assertThat(fact.body().path("event_id")).isEqualTo(kept.path("event_id"));
            assertThat(fact.body().path("timestamp")).isEqualTo(kept.path("timestamp"));
        });
    }

    /** What anybody saw, who may not see all of it: nothing of the snapshot again, and then an unbroken chain. */
    void socketIsChained(Seat seat) {
        long snapshot =
                seat.socket().await("meeting_joined").body().path("sequence").asLong();
        List<Received> seen = seat.facts();
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.sequence()).isGreaterThan(snapshot));
        assertThat(seen.getFirst().previousSequence()).isLessThanOrEqualTo(snapshot);
        for (int i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i).previousSequence())
                    .as("before %s", seen.get(i))
                    .isEqualTo(seen.get(i - 1).sequence());
        }
    }

    void everyPointOfThePast(MeetingLog log) {
        assertThat(witness.seen()).as("points that were seen live").hasSizeGreaterThan(10);
        for (JsonNode event : log.events()) {
            long sequence = event.path("sequence").asLong();
            JsonNode past = witness.past(sequence);
            assertThat(past.path("sequence").asLong()).isEqualTo(sequence);
            JsonNode live = witness.seen().get(sequence);
            if (live != null) {
                assertThat(past).as("as_of_sequence=%d", sequence).isEqualTo(live);
            }
            JsonNode then = host.rest()
                    .get("/meetings/" + meetingId + "?as_of="
                            + event.path("timestamp").asString())
                    .expect(200)
                    .body();
            assertThat(then.path("sequence").asLong())
                    .as("as_of the time of %s", event)
                    .isGreaterThanOrEqualTo(sequence);
            assertThat(then).isEqualTo(witness.past(then.path("sequence").asLong()));
        }
    }

    void chatAndAttendance(List<Seat> seats) {
        JsonNode chat =
                host.rest().get("/meetings/" + meetingId + "/chat").expect(200).body();
        assertThat(chat.path("messages"))
                .extracting(message -> message.path("content").asString())
                .containsExactly("Hello, all.", "Between us, Ana.", "And for all again.");
        JsonNode attendance = host.rest()
                .get("/meetings/" + meetingId + "/attendance")
                .expect(200)
                .body();
        for (Seat seat : seats) {
            assertThat(attendance.path("attendance")).anySatisfy(row -> {
                assertThat(row.path("participant_id").asString()).isEqualTo(seat.participantId());
                assertThat(row.path("intervals")).hasSize(1);
                assertThat(row.path("intervals").get(0).path("to").asString("")).endsWith("Z");
                assertThat(row.path("intervals").get(0).path("evidence").asString())
                        .isEqualTo("meeting_ended");
            });
        }
        Answer csv = host.rest()
                .get("/meetings/" + meetingId + "/attendance", "Accept", "text/csv")
                .expect(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines().count()).isGreaterThanOrEqualTo(seats.size() + 1L);
    }

    void audit(String admission, String refusal, Person refused) {
        JsonNode history = host.rest()
                .get("/meetings/" + meetingId + "/history?limit=100")
                .expect(200)
                .body();
        List<JsonNode> entries = history.path("history").valueStream().toList();
        assertThat(entries.stream()
                        .filter(each -> !each.path("refused").asBoolean())
                        .map(each -> each.path("sequence").asLong()))
                .as("every fact is in the audit view")
                .containsExactlyInAnyOrderElementsOf(MeetingLog.of(host.rest(), meetingId).events().stream()
                        .map(each -> each.path("sequence").asLong())
                        .toList());
        assertThat(entries)
                .filteredOn(each -> each.path("type").asString().equals("participant_admitted"))
                .anySatisfy(each -> {
                    assertThat(each.path("request_id").asString()).isEqualTo(admission);
                    assertThat(each.path("actor").path("user_id").asString()).isEqualTo(host.userId());
                    assertThat(each.path("actor").path("kind").asString()).isEqualTo("user");
                    assertThat(each.path("door").asString()).isEqualTo("rest");
                    assertThat(each.path("address_class").asString()).isEqualTo("loopback");
                });
        assertThat(entries).filteredOn(each -> each.path("refused").asBoolean()).anySatisfy(each -> {
            assertThat(each.path("request_id").asString()).isEqualTo(refusal);
            assertThat(each.path("code").asString()).isEqualTo("INSUFFICIENT_PERMISSIONS");
            assertThat(each.path("rule").asString("")).isNotBlank();
            assertThat(each.path("sequence").isNull()).isTrue();
            assertThat(each.path("actor").path("user_id").asString()).isEqualTo(refused.userId());
        });
    }
}
