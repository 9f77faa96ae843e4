package io.videoconf.command.recording.upload;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.UploadCompleted;
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
import io.videoconf.command.recording.upload.PartsEvidence.Faulty;
import io.videoconf.command.recording.upload.PartsEvidence.NotExamined;
import io.videoconf.command.recording.upload.PartsEvidence.PutTogether;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Decides whether an upload is complete, on the evidence of what the store gave back. */
public final class Completing {
    /** More than this many faults are counted, not listed: a refusal is stored and sent. */
    private static final int LISTED_FAULTS = 100;

    private Completing() {}

    /** The decision. */
    public static Decision<RecordingEvent> decide(
            Asked<CompleteUpload> asked, RecordingState state, Standing standing, PartsEvidence evidence) {
        return Gate.forOwner(asked, state, standing, living -> inState(asked, living, evidence));
    }

    /**
     * The parts on which the decision would hang, so that nobody reads gigabytes for a command that is refused anyway.
     * Empty when it would hang on none.
     */
    static List<Part> partsInQuestion(Asked<CompleteUpload> asked, RecordingState state, Standing standing) {
        return switch (decide(asked, state, standing, new NotExamined())) {
            case Decision.Accepted<RecordingEvent> _ -> List.of();
            case Decision.Refused<RecordingEvent> refused ->
                hangsOnEvidence(refused.refusal()) && state instanceof AwaitingParts awaiting
                        ? awaiting.parts()
                        : List.of();
        };
    }

    private static boolean hangsOnEvidence(Refusal refusal) {
        String rule = refusal.rule();
        return rule.equals(UploadRules.THE_PARTS_ARE_THE_ONES_THAT_WERE_READ.sentence())
                || rule.equals(UploadRules.EVERY_PART_IS_THERE_AND_IS_WHAT_IT_WAS_SAID_TO_BE.sentence());
    }

    private static Decision<RecordingEvent> inState(
            Asked<CompleteUpload> asked, Living recording, PartsEvidence evidence) {
        return switch (recording) {
            case Capturing it ->
                switch (it.particulars().mode()) {
                    case RecordingMode.CLOUD ->
                        UploadRules.A_RUNNING_RECORDING_IS_STOPPED_BEFORE_IT_IS_COMPLETED.refuses(it);
                    case RecordingMode.LOCAL -> UploadRules.LOCAL_RECORDINGS_HAVE_NO_BYTES.refuses(it);
                };
            case AwaitingParts it -> onEvidence(asked, it, evidence);
            case KeptLocally it -> UploadRules.LOCAL_RECORDINGS_HAVE_NO_BYTES.refuses(it);
            case Completed _ -> Decision.alreadySo();
            case Failed it -> UploadRules.A_FAILED_RECORDING_STAYS_FAILED.refuses(it);
        };
    }

    private static Decision<RecordingEvent> onEvidence(
            Asked<CompleteUpload> asked, AwaitingParts recording, PartsEvidence evidence) {
        List<PartFault.NotRequested> gaps = Parts.gaps(recording.parts()).stream()
                .map(PartFault.NotRequested::new)
                .toList();
        return switch (evidence) {
            case NotExamined _ -> gaps.isEmpty() ? changedMeanwhile() : faulty(gaps);
            case Faulty found ->
                found.examined().equals(recording.parts())
                        ? faulty(Stream.concat(gaps.stream(), found.faults().stream())
                                .toList())
                        : changedMeanwhile();
            case PutTogether whole -> {
                if (!whole.examined().equals(recording.parts())) {
                    yield changedMeanwhile();
                }
                yield gaps.isEmpty() ? Decision.accepted(completed(asked, whole)) : faulty(gaps);
            }
        };
    }

    private static Decision<RecordingEvent> changedMeanwhile() {
        return UploadRules.THE_PARTS_ARE_THE_ONES_THAT_WERE_READ.refuses();
    }

    private static Decision<RecordingEvent> faulty(List<? extends PartFault> faults) {
        Refusal refusal = UploadRules.EVERY_PART_IS_THERE_AND_IS_WHAT_IT_WAS_SAID_TO_BE
                .refusal()
                .with("parts_wrong", faults.size())
                .with(
                        "parts",
                        faults.stream()
                                .sorted(Comparator.comparingInt(PartFault::partNumber))
                                .limit(LISTED_FAULTS)
                                .map(PartFault::asDetail)
                                .toList());
        return Decision.refused(refusal);
    }

    private static RecordingEvent completed(Asked<CompleteUpload> asked, PutTogether whole) {
        return new UploadCompleted(
                asked.command().recordingId(), whole.examined(), whole.size(), whole.sha256(), asked.at());
    }
}
