package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.meeting.AttendanceKnown;
import io.videoconf.api.meeting.queries.FindAttendance;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.ListChat;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.MeetingView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a meeting of 50 000 facts was, on the stores that are shipped: an answer takes less than 100 ms. */
@Tag("measured")
class LongMeetingIT {
    private static final int LENGTH = 50_000;
    private static final int QUESTIONS = 200;
    private static final int PEOPLE = 100;
    private static final int ROWS = 50;
    private static final long MOST_MILLIS = 100;

    @TempDir
    Path data;

    @Test
    void isKnownAsOfAnyMoment() throws Exception {
        try (Core core = Core.start(data)) {
            MeetingId meeting = MeetingId.fresh();
            ManyFacts.of(meeting, PEOPLE).store(core.events(), LENGTH);
            core.awaitViews(Duration.ofMinutes(3));
            Random random = new Random(7);
            long[] bySequence = new long[QUESTIONS];
            long[] byTime = new long[QUESTIONS];
            long[] attendance = new long[QUESTIONS];
            long[] chat = new long[QUESTIONS];
            for (int i = 0; i < QUESTIONS; i++) {
                long sequence = 1 + random.nextInt(LENGTH);
                bySequence[i] =
                        nanos(core, new FindMeetingAsOf(meeting, new AtSequence(sequence), Actor.SYSTEM), sequence);
                Instant time = ManyFacts.BEGIN.plusMillis(sequence);
                byTime[i] = nanos(core, new FindMeetingAsOf(meeting, new AtTime(time), Actor.SYSTEM), sequence);
                AsOf then = new AtSequence(sequence);
                attendance[i] = listed(
                        core,
                        new FindAttendance(meeting, then, Actor.SYSTEM, true, AttendanceKnown.THEN),
                        present(sequence));
                chat[i] = listed(
                        core, new ListChat(meeting, then, Actor.SYSTEM, new Page(ROWS, 0, null)), said(sequence));
            }
            print("by sequence", bySequence);
            print("by time", byTime);
            print("attendance by sequence", attendance);
            print("chat by sequence", chat);
            assertThat(millis(bySequence, 0.99)).isLessThan(MOST_MILLIS);
            assertThat(millis(byTime, 0.99)).isLessThan(MOST_MILLIS);
            assertThat(millis(attendance, 0.99)).as("attendance").isLessThan(MOST_MILLIS);
            assertThat(millis(chat, 0.99)).as("chat").isLessThan(MOST_MILLIS);
        }
    }

    private static long nanos(Core core, Object query, long sequence) throws Exception {
        long began = System.nanoTime();
        MeetingView view = ask(core, query, MeetingView.class);
        long took = System.nanoTime() - began;
        assertThat(view.sequence()).isEqualTo(sequence);
        assertThat(view.participants()).hasSize(Math.max(1, present(sequence)));
        return took;
    }

    /** Everybody comes in one after the other, after it was scheduled and begun. */
    private static int present(long sequence) {
        return (int) Math.clamp(sequence - 2, 0, PEOPLE);
    }

    /** And from then on two facts of four are messages. */
    private static long said(long sequence) {
        return LongStream.range(PEOPLE + 2L, sequence)
                .filter(number -> number % 4 > 1)
                .count();
    }

    private static long listed(Core core, Object query, long all) throws Exception {
        long began = System.nanoTime();
        Listing<?> rows = ask(core, query, Listing.class);
        long took = System.nanoTime() - began;
        assertThat(rows.totalCount()).as("rows of %s", query).isEqualTo(all);
        return took;
    }

    private static <R> R ask(Core core, Object query, Class<R> answer) throws Exception {
        return core.queries().query(query, ResponseTypes.instanceOf(answer)).get(30, TimeUnit.SECONDS);
    }

    private static void print(String how, long[] nanos) {
        System.out.printf(
                "LongMeetingIT: as of, %s: p50 %d ms, p99 %d ms, most %d ms%n",
                how, millis(nanos, 0.5), millis(nanos, 0.99), millis(nanos, 1));
    }

    private static long millis(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))])
                .toMillis();
    }
}
