package io.videoconf.edge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.EndCause;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.events.MeetingEnded;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.events.ParticipantInvited;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EventStreamTest extends EdgeTest {
    private static final String EVENTS = "/api/v1/meetings/" + Samples.MEETING + "/events";

    private final List<LogEntry> log = new CopyOnWriteArrayList<>();

    @Autowired
    private LiveFacts facts;

    @BeforeEach
    void keepALog() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(log.size()));
        sides.answer(ReadLog.class, this::page);
    }

    private LogPage page(ReadLog read) {
        List<LogEntry> found = log.stream()
                .filter(entry -> entry.sequence() > read.after())
                .limit(read.limit())
                .toList();
        long last = found.isEmpty() ? read.after() : found.getLast().sequence();
        return new LogPage(found, last, last < log.size());
    }

    @Test
    void tellsThePastThenThePresentAndEndsWithTheMeeting() {
        LongStream.rangeClosed(1, 450).forEach(_ -> store(hand()));
        Reader reader = open(request(EVENTS));
        await().until(() -> reader.ids().size() == 450);

        store(hand());
        arrive(451);
        await().until(() -> reader.ids().size() == 451);
        store(hand());
        store(new MeetingEnded(Samples.MEETING, EndCause.HOST_ENDED, Samples.THEN));
        store(hand());
        arrive(452);
        arrive(453);

        await().until(reader.ended::isDone);
        assertThat(reader.ids())
                .isEqualTo(LongStream.rangeClosed(1, 453).boxed().toList());
        assertThat(reader.lines)
                .contains("id: 453", "event: meeting_ended", ": keep-alive")
                .anyMatch(line ->
                        line.startsWith("data: {\"event_id\":\"e453\",\"sequence\":453,\"previous_sequence\":452,"
                                + "\"type\":\"meeting_ended\",\"timestamp\":\"2026-01-15T10:00:00Z\""));
        assertThat(reader.contentType).isEqualTo("text/event-stream");
    }

    @Test
    void factsThatComeWhileThePastIsReadAreToldOnce() {
        LongStream.rangeClosed(1, 250).forEach(_ -> store(hand()));
        sides.answer(ReadLog.class, read -> {
            LogPage page = page(read);
            if (read.after() == 200) {
                // After the page was made, before the edge has it.
                store(hand());
                arrive(251);
            }
            return page;
        });

        Reader reader = open(request(EVENTS));

        await().until(() -> reader.ids().size() == 251);
        assertThat(reader.ids())
                .isEqualTo(LongStream.rangeClosed(1, 251).boxed().toList());
        reader.close();
    }

    @Test
    void newsThatAreFasterThanTheLogAreWaitedFor() {
        store(hand());
        Reader reader = open(request(EVENTS));
        await().until(() -> reader.ids().size() == 1);
        arrive(2);
        await().until(() -> sides.asked().stream()
                        .filter(asked -> asked.getPayload() instanceof ReadLog)
                        .count()
                > 2);
        store(hand());
        await().until(() -> reader.ids().size() == 2);
        reader.close();
    }

    @Test
    void resumesWhereTheReaderWas() {
        LongStream.rangeClosed(1, 10).forEach(_ -> store(hand()));
        Reader after = open(request(EVENTS + "?after=7"));
        Reader last = open(request(EVENTS + "?after=2").header("Last-Event-ID", "8"));

        await().until(() -> after.ids().size() == 3 && last.ids().size() == 2);
        assertThat(after.ids()).containsExactly(8L, 9L, 10L);
        assertThat(last.ids()).containsExactly(9L, 10L);
        after.close();
        last.close();
    }

    @Test
    void aReaderOfAllThatThereWasIsToldNotToComeBack() {
        store(new MeetingEnded(Samples.MEETING, EndCause.HOST_ENDED, Samples.THEN));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(1, MeetingStatus.ENDED, ParticipantStatus.LEFT));

        HttpResponse<String> response = send(request(EVENTS)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "1")
                .GET());

        assertThat(response.statusCode()).isEqualTo(204);
    }

    @Test
    void whoMayNotReadIsToldBeforeTheStreamBegins() {
        sides.refuse(FindMeeting.class, Refusal.of(RefusalCode.MEETING_NOT_FOUND, "MeetingsAreForTheirPeople"));
        assertError(send(request(EVENTS).header("Accept", "text/event-stream").GET()), 404, "MEETING_NOT_FOUND");
        assertError(
                send(request(EVENTS)
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", "x")
                        .GET()),
                400,
                "VALIDATION_FAILED");
    }

    @Test
    void whoIsPutOutIsToldSoAndTheStreamEnds() {
        store(hand());
        Reader reader = open(request(EVENTS));
        await().until(() -> reader.ids().size() == 1);
        sides.refuse(ReadLog.class, Refusal.of(RefusalCode.MEETING_NOT_FOUND, "MeetingsAreForTheirPeople"));
        arrive(2);

        await().until(reader.ended::isDone);
        assertThat(reader.lines).contains("event: error").anyMatch(line -> line.contains("\"MEETING_NOT_FOUND\""));
    }

    @Test
    void theStreamEndsWithTheToken() {
        Instant soon = Instant.now().plusSeconds(2);
        String token = Tokens.signed(Tokens.claims(Tokens.ALICE, "Alice", "alice@example.com")
                .expirationTime(Date.from(soon))
                .build());

        Reader reader = open(anonymous(EVENTS).header("Authorization", "Bearer " + token));

        await().atMost(Duration.ofSeconds(20)).until(reader.ended::isDone);
        assertThat(Instant.now()).isAfterOrEqualTo(soon.minusSeconds(1));
    }

    @Test
    void emailsAreForThoseWhoModerate() {
        store(new ParticipantInvited(Samples.MEETING, Samples.BOB, "bob@example.com", Samples.THEN));
        Reader alice = open(request(EVENTS));
        Reader bob = open(anonymous(EVENTS).header("Authorization", "Bearer " + Tokens.BOB_TOKEN));
        await().until(() -> alice.ids().size() == 1 && bob.ids().size() == 1);
        assertThat(alice.lines).anyMatch(line -> line.contains("bob@example.com"));
        assertThat(bob.lines).noneMatch(line -> line.contains("bob@example.com"));
        alice.close();
        bob.close();
    }

    @Test
    void otherReadersGetJson() {
        store(hand());
        for (String accept : List.of("*/*", "application/json", "application/json, text/event-stream;q=0.1")) {
            HttpResponse<String> response =
                    send(request(EVENTS).header("Accept", accept).GET());
            assertThat(header(response, "Content-Type")).as(accept).isEqualTo("application/json");
        }
        assertThat(body(get(EVENTS + "?after=0&limit=1")).get("has_more").booleanValue())
                .isFalse();
    }

    @Test
    void queriesSayThatTheyComeFromAStream() {
        store(hand());
        Reader reader = open(request(EVENTS));
        await().until(() -> reader.ids().size() == 1);
        assertThat(sides.asked())
                .filteredOn(asked -> asked.getPayload() instanceof ReadLog)
                .allSatisfy(asked -> assertThat(asked.getMetaData()).containsEntry(MetadataKeys.DOOR, "SSE"));
        reader.close();
    }

    private void store(MeetingEvent event) {
        long sequence = log.size() + 1L;
        String type = event.getClass()
                .getSimpleName()
                .replaceAll("(?<!^)([A-Z])", "_$1")
                .toLowerCase(java.util.Locale.ROOT);
        log.add(new LogEntry("e" + sequence, sequence, sequence - 1, type, Samples.THEN, Tokens.ALICE, event));
        sides.caughtUp(Samples.MEETING.value(), sequence);
    }

    private void arrive(long sequence) {
        facts.on(hand(), sequence - 1, "e" + sequence, Samples.THEN, Tokens.ALICE.value());
    }

    private static HandToggled hand() {
        return new HandToggled(Samples.MEETING, Samples.BOB, true, Samples.THEN);
    }

    private Reader open(HttpRequest.Builder request) {
        HttpResponse<Stream<String>> response = client().sendAsync(
                        request.header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines())
                .join();
        assertThat(response.statusCode()).isEqualTo(200);
        return new Reader(response);
    }

    /** Reads on a thread of its own until the server ends the stream. */
    private static final class Reader {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final Stream<String> stream;
        private final String contentType;

        Reader(HttpResponse<Stream<String>> response) {
            stream = response.body();
            contentType = response.headers().firstValue("Content-Type").orElse("");
            Thread.ofVirtual().start(() -> {
                try {
                    stream.forEach(lines::add);
                    ended.complete(null);
                } catch (UncheckedIOException e) {
                    // That is how the stream of lines says that it was closed here.
                    ended.completeExceptionally(e);
                }
            });
        }

        List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> Long.valueOf(line.substring(4)))
                    .toList();
        }

        void close() {
            stream.close();
        }
    }
}
