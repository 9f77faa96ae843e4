package io.videoconf.command.recording.deletion;

import io.videoconf.api.recording.commands.RestoreRecording;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingRestored;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Sight;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Deleted;

/** Decides whether a recording comes out of the bin. */
public final class Restoring {
    private Restoring() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<RestoreRecording> asked, RecordingState state, Standing standing) {
        if (state instanceof Deleted deleted
                && Sight.of(asked.actor(), standing, deleted.particulars()) == Sight.OWNER) {
            return Decision.accepted(new RecordingRestored(
                    asked.command().recordingId(), deleted.particulars().ownerId(), asked.at()));
        }
        return Gate.forOwner(asked, state, standing, _ -> Decision.alreadySo());
    }
}
