package io.videoconf.command.recording.processing;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.PartRange;
import io.videoconf.api.recording.commands.DelayProcessing;
import io.videoconf.api.recording.commands.SettleProcessing;
import io.videoconf.api.recording.commands.SettleUpload;
import io.videoconf.api.recording.events.PartsMissed;
import io.videoconf.api.recording.events.ProcessingDelayed;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.RecordingProcessed;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.api.recording.events.UploadFoundWanting;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Rule;
import io.videoconf.command.recording.state.Parts;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Disposing;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;
import java.util.ArrayList;
import java.util.List;

/** Decides what the work on a recording's bytes has come to. Asked by VideoConf itself. */
public final class Settling {
    static final Rule THE_PARTS_ARE_THE_ONES_THAT_WERE_READ = new Rule(
            "ThePartsAreTheOnesThatWereRead",
            RefusalCode.INVALID_STATE,
            "Parts were changed while they were being checked.");

    private Settling() {}

    /** The parts were read back. */
    public static Decision<RecordingEvent> upload(Asked<SettleUpload> asked, RecordingState state) {
        return Gate.forUs(
                asked,
                state,
                living -> living instanceof Processing it && it.whole() == null
                        ? found(asked, it)
                        : Decision.alreadySo());
    }

    private static Decision<RecordingEvent> found(Asked<SettleUpload> asked, Processing recording) {
        SettleUpload command = asked.command();
        if (!command.examined().equals(recording.parts())) {
            return THE_PARTS_ARE_THE_ONES_THAT_WERE_READ.refuses();
        }
        if (command.sha256() != null && command.fileSizeBytes() != null) {
            return put(asked, recording, command.fileSizeBytes(), command.sha256());
        }
        return recording.partial()
                ? Decision.accepted(new RecordingFailed(
                        command.recordingId(),
                        "nothing that was uploaded can be used: parts are missing or damaged",
                        asked.at()))
                : Decision.accepted(new UploadFoundWanting(command.recordingId(), command.problems(), asked.at()));
    }

    private static Decision<RecordingEvent> put(
            Asked<SettleUpload> asked, Processing recording, long size, String sha256) {
        SettleUpload command = asked.command();
        List<PartRange> missed = Parts.missing(recording.parts(), command.used());
        if (!missed.isEmpty() && !recording.partial()) {
            return THE_PARTS_ARE_THE_ONES_THAT_WERE_READ.refuses();
        }
        List<RecordingEvent> events = new ArrayList<>();
        if (!missed.isEmpty()) {
            events.add(new PartsMissed(command.recordingId(), missed, asked.at()));
        }
        events.add(new UploadCompleted(command.recordingId(), command.used(), size, sha256, asked.at()));
        return Decision.accepted(events);
    }

    /** It was found out what the media are. */
    public static Decision<RecordingEvent> media(Asked<SettleProcessing> asked, RecordingState state) {
        SettleProcessing command = asked.command();
        return Gate.forUs(
                asked,
                state,
                living -> living instanceof Processing it && it.whole() != null
                        ? Decision.accepted(new RecordingProcessed(command.recordingId(), command.media(), asked.at()))
                        : Decision.alreadySo());
    }

    /** A step did not succeed, and is tried again: told, so that nobody wonders. */
    public static Decision<RecordingEvent> delay(Asked<DelayProcessing> asked, RecordingState state) {
        DelayProcessing command = asked.command();
        RecordingEvent delayed = new ProcessingDelayed(
                command.recordingId(),
                command.step(),
                command.reason(),
                command.attempts(),
                command.nextAttemptAt(),
                asked.at());
        if (asked.actor().isSystem() && state instanceof Disposing) {
            return Decision.accepted(delayed);
        }
        return Gate.forUs(asked, state, living -> switch (living) {
            case Processing _ -> Decision.accepted(delayed);
            case Referenced it -> it.fetching() ? Decision.accepted(delayed) : Decision.alreadySo();
            case Capturing _, AwaitingParts _, KeptLocally _, Completed _, Failed _ -> Decision.alreadySo();
        });
    }
}
