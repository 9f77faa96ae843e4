package io.videoconf.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.queries.FindMeetingAsOf;
import io.videoconf.api.meeting.queries.FindMeetingState;
import io.videoconf.api.meeting.views.AtSequence;
import io.videoconf.api.meeting.views.AtTime;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.meeting.views.MeetingView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a meeting of 50 000 facts was, on the stores that are shipped: an answer takes less than 100 ms. */
@Tag("measured")
class LongMeetingIT {
    private static final int LENGTH = 50_000;
    private static final int QUESTIONS = 200;
    private static final long MOST_MILLIS = 100;

    @TempDir
    Path data;

    @Test
    void isKnownAsOfAnyMoment() throws Exception {
        try (Core core = Core.start(data)) {
            MeetingId meeting = MeetingId.fresh();
            ManyFacts.of(meeting, 100).store(core.events(), LENGTH);
            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .until(() -> ask(core, new FindMeetingState(meeting), MeetingStateView.class)
                                    .state()
                                    .sequence()
                            == LENGTH);
            Random random = new Random(7);
            long[] bySequence = new long[QUESTIONS];
            long[] byTime = new long[QUESTIONS];
            for (int i = 0; i < QUESTIONS; i++) {
                long sequence = 1 + random.nextInt(LENGTH);
                bySequence[i] =
                        nanos(core, new FindMeetingAsOf(meeting, new AtSequence(sequence), Actor.SYSTEM), sequence);
                Instant time = ManyFacts.BEGIN.plusMillis(sequence);
                byTime[i] = nanos(core, new FindMeetingAsOf(meeting, new AtTime(time), Actor.SYSTEM), sequence);
            }
            print("by sequence", bySequence);
            print("by time", byTime);
            assertThat(millis(bySequence, 0.99)).isLessThan(MOST_MILLIS);
            assertThat(millis(byTime, 0.99)).isLessThan(MOST_MILLIS);
        }
    }

    private static long nanos(Core core, Object query, long sequence) throws Exception {
        long began = System.nanoTime();
        MeetingView view = ask(core, query, MeetingView.class);
        long took = System.nanoTime() - began;
        assertThat(view.sequence()).isEqualTo(sequence);
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
