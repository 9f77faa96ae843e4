package io.videoconf.command.recording.upload;

import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.recording.rule.Rule;

/** What uploads must obey. */
final class UploadRules {
    static final Rule A_PART_HAS_A_NUMBER_A_SIZE_AND_A_DIGEST =
            Rule.of("APartHasANumberASizeAndADigest", RefusalCode.VALIDATION_FAILED);

    static final Rule LOCAL_RECORDINGS_HAVE_NO_BYTES = new Rule(
            "LocalRecordingsHaveNoBytes",
            RefusalCode.INVALID_STATE,
            "This recording is kept by the one who made it: there is nothing to upload here.");

    static final Rule PARTS_ARRIVE_UNTIL_THE_UPLOAD_IS_COMPLETE = new Rule(
            "PartsArriveUntilTheUploadIsComplete",
            RefusalCode.INVALID_STATE,
            "This recording takes no more parts: its upload is over.");

    static final Rule A_RUNNING_RECORDING_IS_STOPPED_BEFORE_IT_IS_COMPLETED = new Rule(
            "ARunningRecordingIsStoppedBeforeItIsCompleted",
            RefusalCode.INVALID_STATE,
            "The meeting is still being recorded: stop the recording first.");

    static final Rule A_FAILED_RECORDING_STAYS_FAILED =
            new Rule("AFailedRecordingStaysFailed", RefusalCode.INVALID_STATE, "This recording has failed for good.");

    static final Rule MEDIA_ELSEWHERE_ARE_NOT_UPLOADED = new Rule(
            "MediaElsewhereAreNotUploaded",
            RefusalCode.INVALID_STATE,
            "This recording was imported: its media are fetched, or stay where they are.");
    static final Rule EVERY_PART_IS_THERE = new Rule(
            "EveryPartIsThere",
            RefusalCode.INVALID_STATE,
            "Parts are missing; details.parts and details.missing_ranges say which. Send them, then complete.");

    private UploadRules() {}
}
