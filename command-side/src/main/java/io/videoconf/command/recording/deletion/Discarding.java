package io.videoconf.command.recording.deletion;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.DiscardOrphanedRecording;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;

/** Decides about a recording whose owner's account is gone. Also while it still runs: its meeting is being ended. */
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
            case Deleted _ -> Decision.alreadySo();
            case Living _ ->
                Decision.accepted(new RecordingDeleted(asked.command().recordingId(), asked.at()));
        };
    }
}
