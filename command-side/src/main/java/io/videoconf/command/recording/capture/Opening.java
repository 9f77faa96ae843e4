package io.videoconf.command.recording.capture;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.commands.OpenRecording;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.state.Particulars;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.Gone;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;

/** Decides whether a recording's life begins. Asked by the automation that follows the meeting, and by nobody else. */
public final class Opening {
    static final Rule A_RECORDING_BELONGS_TO_ONE_MEETING = new Rule(
            "ARecordingBelongsToOneMeeting",
            RefusalCode.INVALID_STATE,
            "A recording with this id belongs to another meeting.");

    private Opening() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(Asked<OpenRecording> asked, RecordingState state) {
        if (!asked.actor().isSystem()) {
            return Gate.ONLY_THE_MEETING_OPENS_AND_CLOSES.refuses();
        }
        return switch (state) {
            case NoRecording _ -> Decision.accepted(opened(asked));
            case Living living -> again(asked.command(), living.particulars());
            case Gone gone -> again(asked.command(), gone.particulars());
        };
    }

    private static Decision<RecordingEvent> again(OpenRecording command, Particulars known) {
        boolean same = known.meetingId().equals(command.meetingId())
                && known.ownerId().equals(command.ownerId())
                && known.tenantId().equals(command.tenantId());
        return same ? Decision.alreadySo() : A_RECORDING_BELONGS_TO_ONE_MEETING.refuses();
    }

    private static RecordingEvent opened(Asked<OpenRecording> asked) {
        OpenRecording command = asked.command();
        return new RecordingOpened(
                command.recordingId(),
                command.meetingId(),
                command.tenantId(),
                command.ownerId(),
                command.title(),
                command.mode(),
                command.isPrivate(),
                command.startedAt(),
                asked.at());
    }
}
