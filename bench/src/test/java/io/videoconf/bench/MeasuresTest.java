package io.videoconf.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final Cpu NONE = new Cpu(0, 0, 0);
    private static final long STALL = Duration.ofMillis(300).toNanos();

    /** One client whose first answer is late; all others come at once. */
    private static final class StallsOnce implements Work {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public int clients() {
            return 1;
        }

        @Override
        public boolean once(int client) {
            long until = System.nanoTime() + (calls.getAndIncrement() == 0 ? STALL : 0);
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return true;
        }
    }

    @Test
    void requestsThatWereDueDuringAStallAreLate() {
        // 100 a second for half a second: the 30 of the first 300 ms wait for the first one.
        Outcome outcome = Measures.paced(() -> NONE, new StallsOnce(), Duration.ofMillis(500), 100);

        assertThat(outcome.answers().getTotalCount()).isEqualTo(50);
        assertThat(outcome.answers().getValueAtPercentile(80)).isGreaterThan(STALL / 2);
    }

    @Test
    void wrongAnswersAreCountedAndNotTimed() {
        Work refused = new Work() {
            @Override
            public int clients() {
                return 2;
            }

            @Override
            public boolean once(int client) {
                return client == 0;
            }
        };

        Outcome outcome = Measures.paced(() -> NONE, refused, Duration.ofMillis(50), 1000);

        assertThat(outcome.failures() + outcome.answers().getTotalCount()).isEqualTo(50);
    }
}
