package io.videoconf.command.recording.deletion;

import static io.videoconf.command.recording.Given.BIN;
import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.awaiting;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.held;
import static io.videoconf.command.recording.Given.keptLocally;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletingTest {

    @Test
    void whatDoesNotRunIsDeleted() {
        for (RecordingState state : List.of(awaiting(ONE), completed(ONE), keptLocally())) {
            assertThat(eventsOf(delete(state)))
                    .containsExactly(
                            new RecordingDeleted(RECORDING, NOW),
                            new DisposalDue(RECORDING, NOW.plus(BIN), DisposalCause.DELETED, NOW));
        }
    }

    @Test
    void whatRunsIsStoppedFirst() {
        assertThat(refusalOf(delete(capturing())).rule()).isEqualTo("ARunningRecordingIsStoppedBeforeItIsDeleted");
    }

    @Test
    void whatIsHeldIsKept() {
        assertThat(refusalOf(delete(held(completed(ONE), "h"))).code()).isEqualTo(RefusalCode.LEGAL_HOLD);
    }

    private static Decision<RecordingEvent> delete(RecordingState state) {
        return Deleting.decide(asked(OWNER, new DeleteRecording(RECORDING)), state, Standing.UNKNOWN, BIN);
    }
}
