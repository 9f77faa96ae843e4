package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.command.platform.CommitWitness.Row;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What was committed here is given out in the order of the store, and never past something that may still come. */
class RecentEventsTest {
    private final RecentEvents events = new RecentEvents();

    @Test
    void thoseThatComeRightAfterAreGivenOutInOrderWhateverTheyWereToldIn() {
        tell(3, 1, 2);
        assertThat(positions(RawEvents.BEGINNING, 10)).containsExactly(1L, 2L, 3L);
        tell(5, 4);
        assertThat(positions(3, 1)).containsExactly(4L);
        assertThat(positions(4, 10)).containsExactly(5L);
    }

    @Test
    void nothingIsGivenOutPastAGap() {
        tell(1, 3);
        assertThat(positions(0, 10)).containsExactly(1L);
        assertThat(positions(1, 10)).isEmpty();
        tell(2);
        assertThat(positions(1, 10)).containsExactly(2L, 3L);
    }

    @Test
    void eachIsGivenOutOnce() {
        tell(1, 2);
        assertThat(positions(0, 10)).hasSize(2);
        assertThat(positions(0, 10)).isEmpty();
    }

    @Test
    void whoIsTooFarBehindGetsNothing() {
        LongStream.rangeClosed(1, 10_000).forEach(this::tell);
        assertThat(positions(0, 10_000)).isEmpty();
        assertThat(positions(9_000, 10_000)).hasSize(1_000);
    }

    private void tell(long... positions) {
        for (long position : positions) {
            events.committed(List.of(new Row(
                    position, "e" + position, "Meeting", "m", position, "", "Type", null, new byte[0], new byte[0])));
        }
    }

    private List<Long> positions(long after, int limit) {
        return events.takeAfter(after, limit).stream()
                .map(StoredEvent::position)
                .toList();
    }
}
