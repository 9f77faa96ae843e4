package io.videoconf.command.recording.deletion;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.RetireRecording;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.DisposalPostponed;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Disposed;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;

/**
 * Decides about a recording that was kept as long as the rules say. There is no bin for it: its time is over. A hold is stronger; what
 * it keeps goes when it is lifted.
 */
public final class Retiring {
    private Retiring() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(Asked<RetireRecording> asked, RecordingState state) {
        if (!asked.actor().isSystem()) {
            return Gate.ONLY_VIDEOCONF_SAYS_SO.refuses();
        }
        return switch (state) {
            case NoRecording _ -> Gate.ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
            case Capturing _, RecordingState.Disposing _, Disposed _ -> Decision.alreadySo();
            case Living living -> retire(asked, living.particulars(), true);
            case Deleted deleted
            when deleted.disposeAt() == null || asked.at().isBefore(deleted.disposeAt()) ->
                retire(asked, deleted.particulars(), false);
            case Deleted _ -> Decision.alreadySo();
        };
    }

    private static Decision<RecordingEvent> retire(Asked<RetireRecording> asked, Particulars recording, boolean lives) {
        RecordingId id = asked.command().recordingId();
        if (recording.isHeld()) {
            return recording.postponed() == null
                    ? Decision.accepted(new DisposalPostponed(id, DisposalCause.RETENTION, asked.at()))
                    : Decision.alreadySo();
        }
        DisposalDue due = new DisposalDue(id, asked.at(), DisposalCause.RETENTION, asked.at());
        return lives ? Decision.accepted(new RecordingDeleted(id, asked.at()), due) : Decision.accepted(due);
    }
}
