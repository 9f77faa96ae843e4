package io.videoconf.command.recording.holds;

import io.videoconf.api.recording.DisposalCause;
import io.videoconf.api.recording.commands.ReleaseRecordingHold;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingHoldReleased;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Living;
import java.util.ArrayList;
import java.util.List;

/** Decides that a hold is lifted. With the last one comes what it stood in the way of. */
public final class Releasing {
    private Releasing() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(Asked<ReleaseRecordingHold> asked, RecordingState state) {
        return Gate.forKeeper(asked, state, recording -> release(asked, state, recording));
    }

    private static Decision<RecordingEvent> release(
            Asked<ReleaseRecordingHold> asked, RecordingState state, Particulars recording) {
        ReleaseRecordingHold command = asked.command();
        if (!recording.holds().contains(command.holdId())) {
            return Decision.alreadySo();
        }
        List<RecordingEvent> events = new ArrayList<>();
        events.add(new RecordingHoldReleased(
                command.recordingId(),
                command.holdId(),
                command.reason(),
                asked.actor().id(),
                asked.at()));
        DisposalCause waiting = recording.postponed();
        if (waiting != null && recording.holds().size() == 1) {
            if (state instanceof Living) {
                events.add(new RecordingDeleted(command.recordingId(), asked.at()));
            }
            events.add(new DisposalDue(command.recordingId(), asked.at(), waiting, asked.at()));
        }
        return Decision.accepted(events);
    }
}
