package io.videoconf.command.recording.capture;

import io.videoconf.api.recording.commands.CloseCapture;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.Gone;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.NoRecording;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;

/** Decides that nothing more is recorded. Asked by the automation that follows the meeting, and by nobody else. */
public final class Closing {
    private Closing() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(Asked<CloseCapture> asked, RecordingState state) {
        if (!asked.actor().isSystem()) {
            return Gate.ONLY_THE_MEETING_OPENS_AND_CLOSES.refuses();
        }
        CloseCapture command = asked.command();
        return switch (state) {
            case NoRecording _ -> Gate.ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
            case Capturing _ ->
                Decision.accepted(new CaptureClosed(command.recordingId(), command.stoppedAt(), asked.at()));
            case AwaitingParts _, Processing _, KeptLocally _, Referenced _, Completed _, Failed _, Gone _ ->
                Decision.alreadySo();
        };
    }
}
