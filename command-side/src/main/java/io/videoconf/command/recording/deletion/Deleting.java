package io.videoconf.command.recording.deletion;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Living;
import java.time.Duration;

/** Decides whether a recording is put into the bin. It is out of everybody's sight at once, and can be restored. */
public final class Deleting {
    static final Rule A_RUNNING_RECORDING_IS_STOPPED_BEFORE_IT_IS_DELETED = new Rule(
            "ARunningRecordingIsStoppedBeforeItIsDeleted",
            RefusalCode.INVALID_STATE,
            "The meeting is still being recorded: stop the recording first.");

    private Deleting() {}

    /**
     * The decision.
     *
     * @param bin how long it can be restored
     */
    public static Decision<RecordingEvent> decide(
            Asked<DeleteRecording> asked, RecordingState state, Standing standing, Duration bin) {
        return Gate.forHosts(asked, state, standing, living -> inState(asked, living, bin));
    }

    private static Decision<RecordingEvent> inState(Asked<DeleteRecording> asked, Living recording, Duration bin) {
        if (recording instanceof Capturing) {
            return A_RUNNING_RECORDING_IS_STOPPED_BEFORE_IT_IS_DELETED.refuses(recording);
        }
        if (recording.particulars().isHeld()) {
            return Gate.A_HELD_RECORDING_IS_KEPT.refuses();
        }
        return Decision.accepted(
                new RecordingDeleted(asked.command().recordingId(), asked.at()),
                new DisposalDue(
                        asked.command().recordingId(), asked.at().plus(bin), DisposalCause.DELETED, asked.at()));
    }
}
