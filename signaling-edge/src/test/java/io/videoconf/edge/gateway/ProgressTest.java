package io.videoconf.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.ViewProgress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final ProgressTopology TOPOLOGY =
            new ProgressTopology(Map.of(StreamKind.MEETING, Set.of("meeting", "log")));

    private final Progress progress = new Progress(3);
    private final MeetingId meeting = MeetingId.fresh();
    private final AtomicInteger woken = new AtomicInteger();

    @Test
    void wakesWhenTheLastViewIsThere() {
        progress.follow(TOPOLOGY);
        wait(meeting, 2);
        tell("meeting", meeting, 5);
        tell("log", meeting, 1);
        assertThat(woken).hasValue(0);
        tell("log", meeting, 2);
        assertThat(woken).hasValue(1);
        assertThat(progress.waiters()).isZero();
    }

    @Test
    void remembersWhatCameBeforeTheReceipt() {
        progress.follow(TOPOLOGY);
        tell("meeting", meeting, 2);
        tell("log", meeting, 2);
        tell("log", meeting, 1);
        wait(meeting, 2);
        assertThat(woken).hasValue(1);
    }

    @Test
    void waitsUntilItKnowsWhichViewsThereAre() {
        wait(meeting, 2);
        tell("meeting", meeting, 2);
        tell("log", meeting, 2);
        assertThat(woken).hasValue(0);
        progress.follow(TOPOLOGY);
        assertThat(woken).hasValue(1);
    }

    @Test
    void aKindThatNoViewFollowsIsNotWaitedFor() {
        progress.follow(TOPOLOGY);
        progress.reached(new Receipt(StreamKind.RECORDING, meeting.value(), 1, false))
                .subscribe(null, null, woken::incrementAndGet);
        assertThat(woken).hasValue(1);
    }

    @Test
    void forgetsWhoHasGivenUp() {
        progress.follow(TOPOLOGY);
        progress.reached(receipt(meeting, 1)).subscribe().dispose();
        assertThat(progress.waiters()).isZero();
    }

    @Test
    void keepsTheLatestStreamsOnly() {
        progress.follow(TOPOLOGY);
        tell("meeting", meeting, 1);
        tell("log", meeting, 1);
        for (int i = 0; i < 3; i++) {
            tell("log", MeetingId.fresh(), 1);
        }
        wait(meeting, 1);
        assertThat(woken).hasValue(0);
    }

    @Test
    void aWaitInVainIsNotRepeated() {
        progress.follow(TOPOLOGY);
        wait(meeting, 1);
        progress.assume(receipt(meeting, 1));
        wait(meeting, 1);
        assertThat(woken).hasValue(1);
    }

    private void wait(MeetingId stream, long version) {
        progress.reached(receipt(stream, version)).subscribe(null, null, woken::incrementAndGet);
    }

    private void tell(String view, MeetingId stream, long version) {
        progress.note(new ViewProgress(view, Map.of(stream.value(), version)));
    }

    private static Receipt receipt(MeetingId stream, long version) {
        return Receipt.of(StreamKind.MEETING, stream, version);
    }
}
