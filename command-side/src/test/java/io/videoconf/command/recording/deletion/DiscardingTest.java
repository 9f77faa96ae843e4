package io.videoconf.command.recording.deletion;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.OWNER;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.after;
import static io.videoconf.command.recording.Given.asked;
import static io.videoconf.command.recording.Given.assertAlreadySo;
import static io.videoconf.command.recording.Given.capturing;
import static io.videoconf.command.recording.Given.completed;
import static io.videoconf.command.recording.Given.eventsOf;
import static io.videoconf.command.recording.Given.nothing;
import static io.videoconf.command.recording.Given.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.command.recording.state.RecordingState;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscardingTest {
    private static final DiscardOrphanedRecording DISCARD = new DiscardOrphanedRecording(RECORDING);

    @Test
    void aRecordingGoesWithItsOwnersAccountWhateverItIsAt() {
        for (RecordingState state : List.of(capturing(ONE), completed(ONE))) {
            assertThat(eventsOf(Discarding.decide(asked(Actor.SYSTEM, DISCARD), state)))
                    .containsExactly(
                            new RecordingDeleted(RECORDING, NOW),
                            new DisposalDue(RECORDING, NOW, DisposalCause.OWNER_GONE, NOW));
        }
    }

    @Test
    void itGoesOnce() {
        RecordingState gone = after(completed(ONE), new RecordingDeleted(RECORDING, NOW));

        assertAlreadySo(Discarding.decide(asked(Actor.SYSTEM, DISCARD), gone));
        assertThat(refusalOf(Discarding.decide(asked(Actor.SYSTEM, DISCARD), nothing()))
                        .code())
                .isEqualTo(RefusalCode.RECORDING_NOT_FOUND);
    }

    @Test
    void nobodyElseAsksForIt() {
        assertThat(refusalOf(Discarding.decide(asked(OWNER, DISCARD), completed(ONE)))
                        .code())
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }
}
