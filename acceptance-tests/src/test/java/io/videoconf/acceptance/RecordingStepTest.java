package io.videoconf.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A step that no kill falls on would not be missed by any. */
class RecordingStepTest {
    private static final List<List<RecordingStep>> KILLS = RecordingStep.kills();

    @Test
    void aKillFallsOnEachStepOnce() {
        assertThat(KILLS.stream().flatMap(List::stream)).containsExactlyInAnyOrder(RecordingStep.values());
    }

    @Test
    void whatIsWorkedOnIsLastAndByItself() {
        assertThat(KILLS.stream().map(List::getLast))
                .containsExactly(
                        RecordingStep.COMPLETION_ASKED,
                        RecordingStep.WHOLE_PUT_TOGETHER,
                        RecordingStep.WHOLE_READ_BACK,
                        RecordingStep.PARTS_DISCARDED,
                        RecordingStep.PROBED,
                        RecordingStep.INDEX_KEPT,
                        RecordingStep.PICTURE_KEPT,
                        RecordingStep.DELAYED,
                        RecordingStep.DELETED_WHILE_WORKED_ON);
        assertThat(KILLS).allSatisfy(steps -> assertThat(steps).hasSizeBetween(2, 3));
    }
}
