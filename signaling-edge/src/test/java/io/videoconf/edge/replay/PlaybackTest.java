package io.videoconf.edge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.state.NoMeeting;
import io.videoconf.edge.signaling.ToldFacts.Script;
import io.videoconf.edge.signaling.ToldFacts.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class PlaybackTest {
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final int FACTS = 5_000;
    private static final Script SCRIPT =
            new Script(MeetingId.fresh(), NoMeeting.YET, ParticipantId.fresh(), UserId.fresh());

    private final Scheduler scheduler = Schedulers.newSingle("playback");
    private final AtomicLong asked = new AtomicLong();
    private final Observer observer = new Observer();

    /** Facts one second apart. */
    private final Playback playback = new Playback(
            (_, after, _) -> Flux.range((int) after + 1, FACTS - (int) after)
                    .doOnRequest(asked::addAndGet)
                    .map(n -> new Told(n, NOON.plusSeconds(n), "fact", new byte[0])),
            SCRIPT,
            0,
            FACTS,
            Speed.AS_IT_WAS,
            observer,
            scheduler);

    private static final class Observer implements Playback.Screen {
        private final List<Long> seen = new CopyOnWriteArrayList<>();
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();

        @Override
        public void show(Told fact) {
            seen.add(fact.sequence());
        }

        @Override
        public void ended(long sequence) {
            over.set(true);
        }

        @Override
        public void failed(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public int waiting() {
            return waiting.get();
        }
    }

    @AfterEach
    void stop() {
        playback.dispose();
        scheduler.dispose();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void whoDoesNotReadIsWaitedForAndNothingIsReadAhead() {
        observer.waiting.set(1_000);
        playback.play(Speed.MAX);
        // It looks again every ten milliseconds; long enough to have played all of it, if it did not wait.
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).until(() -> observer.seen.isEmpty());
        assertThat(asked.get()).isEqualTo(1);
        observer.waiting.set(0);
        await().untilTrue(observer.over);
        assertThat(observer.seen).isEqualTo(from(1, FACTS));
    }

    @Test
    void stepsAndJumpsShowWhatIsAskedForAndRest() {
        playback.step(3);
        await().until(() -> observer.seen.size() == 3);
        playback.seek(4_000);
        playback.step(1);
        await().until(() -> observer.seen.size() == 4);
        playback.seek(10);
        playback.step(2);
        await().until(() -> observer.seen.size() == 6);
        assertThat(observer.seen).containsExactly(1L, 2L, 3L, 4_001L, 11L, 12L);
        assertThat(playback.isPlaying()).isFalse();
        assertThat(asked.get()).isLessThan(20);
    }

    @Test
    void timePassesAsFastAsItIsTold() {
        long begun = System.nanoTime();
        playback.play(new Speed(1_000));
        await().until(() -> observer.seen.size() >= 500);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        // 499 seconds lie between the first and the 500th.
        assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(498));
        playback.pause();
        long resting = playback.position();
        await().during(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(20))
                .until(() -> playback.position() == resting);
        playback.play(Speed.MAX);
        await().untilTrue(observer.over);
        assertThat(observer.seen).isEqualTo(from(1, FACTS));
    }
}
