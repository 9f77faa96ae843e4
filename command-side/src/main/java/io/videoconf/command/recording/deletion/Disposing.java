package io.videoconf.command.recording.deletion;

import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.DisposeRecording;
import io.videoconf.api.recording.commands.SettleDisposal;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.DisposalPostponed;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Whole;

/** Decides whether the bytes of what is in the bin are removed, and that they were. Asked by VideoConf itself. */
public final class Disposing {
    private Disposing() {}

    /** Whether it is time: there is no way back from here. */
    public static Decision<RecordingEvent> begin(Asked<DisposeRecording> asked, RecordingState state) {
        if (!asked.actor().isSystem()) {
            return Gate.ONLY_VIDEOCONF_SAYS_SO.refuses();
        }
        if (!(state instanceof Deleted it)
                || it.disposeAt() == null
                || asked.at().isBefore(it.disposeAt())) {
            return Decision.alreadySo();
        }
        if (!it.particulars().isHeld()) {
            return Decision.accepted(new DisposalBegun(asked.command().recordingId(), asked.at()));
        }
        return it.particulars().postponed() == null
                ? Decision.accepted(
                        new DisposalPostponed(asked.command().recordingId(), DisposalCause.DELETED, asked.at()))
                : Decision.alreadySo();
    }

    /** The bytes are gone; what they were stays known. */
    public static Decision<RecordingEvent> settle(Asked<SettleDisposal> asked, RecordingState state) {
        if (!asked.actor().isSystem()) {
            return Gate.ONLY_VIDEOCONF_SAYS_SO.refuses();
        }
        return state instanceof RecordingState.Disposing it
                ? Decision.accepted(disposed(asked, it.before()))
                : Decision.alreadySo();
    }

    private static RecordingEvent disposed(Asked<SettleDisposal> asked, Living before) {
        Whole whole =
                switch (before) {
                    case Completed it -> new Whole(it.fileSizeBytes(), it.sha256());
                    case Processing it -> it.whole();
                    case RecordingState.Capturing _, RecordingState.AwaitingParts _ -> null;
                    case RecordingState.KeptLocally _, RecordingState.Referenced _, RecordingState.Failed _ -> null;
                };
        return new RecordingDisposed(
                asked.command().recordingId(),
                whole == null ? null : whole.sha256(),
                whole == null ? null : whole.size(),
                asked.command().objects(),
                asked.at());
    }
}
