package io.videoconf.command.recording.deletion;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.DeleteRecording;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.Living;

/** Decides whether a recording is deleted. It is out of everybody's sight at once; its bytes are not touched here. */
public final class Deleting {
    static final Rule A_RUNNING_RECORDING_IS_STOPPED_BEFORE_IT_IS_DELETED = new Rule(
            "ARunningRecordingIsStoppedBeforeItIsDeleted",
            RefusalCode.INVALID_STATE,
            "The meeting is still being recorded: stop the recording first.");

    private Deleting() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<DeleteRecording> asked, RecordingState state, Standing standing) {
        return Gate.forOwner(asked, state, standing, living -> inState(asked, living));
    }

    private static Decision<RecordingEvent> inState(Asked<DeleteRecording> asked, Living recording) {
        return switch (recording) {
            case Capturing it -> A_RUNNING_RECORDING_IS_STOPPED_BEFORE_IT_IS_DELETED.refuses(it);
            case AwaitingParts _, KeptLocally _, Completed _, Failed _ ->
                Decision.accepted(new RecordingDeleted(asked.command().recordingId(), asked.at()));
        };
    }
}
