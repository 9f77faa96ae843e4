package io.videoconf.edge.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many signals one socket may send: many at once, and then some a second. */
class SignalBudgetTest {
    private long now = 7;
    private final SignalBudget budget = new SignalBudget(() -> now);

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private int taken() {
        int taken = 0;
        while (taken < 10 * SignalBudget.BURST && budget.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void aBurstIsTakenAndThenNoMore() {
        assertThat(taken()).isEqualTo(SignalBudget.BURST);
        assertThat(budget.take()).isFalse();
    }

    @Test
    void itFillsAgainAsTimePasses() {
        taken();
        passes(Duration.ofMillis(8));
        assertThat(budget.take()).isFalse();
        passes(Duration.ofMillis(3));
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        passes(Duration.ofSeconds(1));
        assertThat(taken()).isBetween(SignalBudget.PER_SECOND - 1, SignalBudget.PER_SECOND);
    }

    @Test
    void whoWasQuietForLongHasOneBurstAndNotMore() {
        passes(Duration.ofHours(1));
        assertThat(taken()).isEqualTo(SignalBudget.BURST);
    }
}
