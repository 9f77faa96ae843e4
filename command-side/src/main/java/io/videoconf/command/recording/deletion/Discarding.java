package io.videoconf.command.recording.deletion;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.DisposalPostponed;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Gone;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;

/**
 * Decides about a recording whose owner's account is gone. Also while it still runs: its meeting is being ended. A legal
 * hold is stronger than that as well; what it keeps goes when it is lifted.
 */
public final class Discarding {
    static final Rule ONLY_VIDEOCONF_DISCARDS = new Rule(
            "OnlyVideoConfDiscardsWhatIsOrphaned",
            RefusalCode.INSUFFICIENT_PERMISSIONS,
            "A recording is discarded with its owner's account.");

    private Discarding() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(Asked<DiscardOrphanedRecording> asked, RecordingState state) {
        if (!asked.actor().isSystem()) {
            return ONLY_VIDEOCONF_DISCARDS.refuses();
        }
        return switch (state) {
            case NoRecording _ -> Gate.ONLY_WHO_MAY_SEE_A_RECORDING_LEARNS_OF_IT.refuses();
            case Gone _ -> Decision.alreadySo();
            case Living living -> discard(asked, living.particulars());
        };
    }

    private static Decision<RecordingEvent> discard(Asked<DiscardOrphanedRecording> asked, Particulars recording) {
        var id = asked.command().recordingId();
        if (recording.postponed() == DisposalCause.OWNER_GONE) {
            return Decision.alreadySo();
        }
        return recording.isHeld()
                ? Decision.accepted(new DisposalPostponed(id, DisposalCause.OWNER_GONE, asked.at()))
                // Nobody is left who could restore it.
                : Decision.accepted(
                        new RecordingDeleted(id, asked.at()),
                        new DisposalDue(id, asked.at(), DisposalCause.OWNER_GONE, asked.at()));
    }
}
