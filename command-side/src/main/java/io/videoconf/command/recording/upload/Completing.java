package io.videoconf.command.recording.upload;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.recording.rule.Gate;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.Parts;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Decides whether an upload is ready to be completed, on what the store says to have. That no byte is missing or wrong is
 * found out afterwards, by reading all of them: that takes as long as the bytes do, and nobody waits for it here.
 */
public final class Completing {
    /** More than this many faults are counted, not listed: a refusal is stored and sent. */
    private static final int LISTED_FAULTS = 100;

    private Completing() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<CompleteUpload> asked, RecordingState state, Standing standing, PartsOnHand onHand) {
        return Gate.forOwner(asked, state, standing, living -> inState(asked, living, onHand));
    }

    /** Whether the decision hangs on what is in the store: it is not asked otherwise. */
    public static boolean hangsOnTheStore(Asked<CompleteUpload> asked, RecordingState state, Standing standing) {
        return switch (decide(asked, state, standing, PartsOnHand.NONE)) {
            case Decision.Accepted<RecordingEvent> _ -> false;
            case Decision.Refused<RecordingEvent> refused ->
                refused.refusal().rule().equals(UploadRules.EVERY_PART_IS_THERE.sentence());
        };
    }

    private static Decision<RecordingEvent> inState(Asked<CompleteUpload> asked, Living recording, PartsOnHand onHand) {
        return switch (recording) {
            case Capturing it ->
                switch (it.particulars().mode()) {
                    case RecordingMode.CLOUD ->
                        UploadRules.A_RUNNING_RECORDING_IS_STOPPED_BEFORE_IT_IS_COMPLETED.refuses(it);
                    case RecordingMode.LOCAL -> UploadRules.LOCAL_RECORDINGS_HAVE_NO_BYTES.refuses(it);
                };
            case AwaitingParts it -> ready(asked, it, onHand);
            case KeptLocally it -> UploadRules.LOCAL_RECORDINGS_HAVE_NO_BYTES.refuses(it);
            case Referenced it -> UploadRules.MEDIA_ELSEWHERE_ARE_NOT_UPLOADED.refuses(it);
            case Processing _, Completed _ -> Decision.alreadySo();
            case Failed it -> UploadRules.A_FAILED_RECORDING_STAYS_FAILED.refuses(it);
        };
    }

    private static Decision<RecordingEvent> ready(
            Asked<CompleteUpload> asked, AwaitingParts recording, PartsOnHand onHand) {
        List<PartFault> faults = new ArrayList<>();
        Parts.gaps(recording.parts()).forEach(number -> faults.add(new PartFault.NotRequested(number)));
        recording.parts().forEach(part -> onHand.fault(part).ifPresent(faults::add));
        return faults.isEmpty()
                ? Decision.accepted(new CompletionRequested(asked.command().recordingId(), false, asked.at()))
                : faulty(faults);
    }

    private static Decision<RecordingEvent> faulty(List<PartFault> faults) {
        faults.sort(Comparator.comparingInt(PartFault::partNumber));
        Refusal refusal = UploadRules.EVERY_PART_IS_THERE
                .refusal()
                .with("parts_wrong", faults.size())
                .with(
                        "missing_ranges",
                        Parts.ranges(faults.stream().map(PartFault::partNumber).toList()).stream()
                                .limit(LISTED_FAULTS)
                                .map(range -> Map.of("from", range.from(), "to", range.to()))
                                .toList())
                .with(
                        "parts",
                        faults.stream()
                                .limit(LISTED_FAULTS)
                                .map(PartFault::asDetail)
                                .toList());
        return Decision.refused(refusal);
    }
}
