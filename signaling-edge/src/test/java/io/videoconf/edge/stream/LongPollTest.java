package io.videoconf.edge.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.events.HandToggled;
import io.videoconf.api.meeting.queries.FindMeeting;
import io.videoconf.api.meeting.queries.ReadLog;
import io.videoconf.api.meeting.views.LogEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.edge.rest.EdgeTest;
import io.videoconf.edge.rest.Samples;
import io.videoconf.edge.rest.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking for what comes next, and waiting for it. */
class LongPollTest extends EdgeTest {
    private static final String EVENTS = "/api/v1/meetings/" + Samples.MEETING + "/events";
    private final List<LogEntry> log = new CopyOnWriteArrayList<>();

    @Autowired
    private LiveFacts facts;

    @BeforeEach
    void keepALog() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(log.size()));
        sides.answer(ReadLog.class, this::page);
        store();
    }

    private LogPage page(ReadLog read) {
        List<LogEntry> found =
                log.stream().filter(entry -> entry.sequence() > read.after()).toList();
        return new LogPage(found, log.size(), false);
    }

    @Test
    void whatIsThereIsAnsweredAtOnce() {
        HttpResponse<String> answer = get(EVENTS + "?after=0&wait=30");
        assertThat(body(answer).get("events")).hasSize(1);
    }

    @Test
    void whatComesIsWaitedFor() {
        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> get(EVENTS + "?after=1&wait=15"));
        await().until(() -> sides.asked().stream().anyMatch(asked -> asked.getPayload() instanceof ReadLog));
        assertThat(waiting).isNotDone();
        store();
        facts.on(hand(), 1, "e2", Samples.THEN, Tokens.ALICE.value());
        HttpResponse<String> answer = waiting.join();
        assertThat(body(answer).get("events")).hasSize(1);
        assertThat(body(answer).get("last_sequence").longValue()).isEqualTo(2);
    }

    @Test
    void nothingIsAnAnswerTooWhenTheTimeIsOver() {
        HttpResponse<String> answer = get(EVENTS + "?after=1&wait=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).get("events")).isEmpty();
        assertThat(body(answer).get("last_sequence").longValue()).isEqualTo(1);
    }

    @Test
    void nobodyWaitsForAMeetingThatIsOver() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(1, MeetingStatus.ENDED, ParticipantStatus.LEFT));
        long begun = System.nanoTime();
        assertThat(body(get(EVENTS + "?after=1&wait=15")).get("events")).isEmpty();
        assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    }

    @Test
    void aWaitThatIsNoneIsRefused() {
        assertError(get(EVENTS + "?wait=31"), 400, "VALIDATION_FAILED");
        assertError(get(EVENTS + "?wait=soon"), 400, "VALIDATION_FAILED");
    }

    private void store() {
        long sequence = log.size() + 1L;
        log.add(new LogEntry(
                "e" + sequence, sequence, sequence - 1, "hand_toggled", Samples.THEN, Tokens.ALICE, hand()));
        sides.caughtUp(Samples.MEETING.value(), sequence);
    }

    private static HandToggled hand() {
        return new HandToggled(Samples.MEETING, Samples.BOB, true, Samples.THEN);
    }
}
