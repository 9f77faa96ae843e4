package io.videoconf.query.recordings;

import io.videoconf.api.recording.LocalCopy;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.WorkStep;
import io.videoconf.api.recording.events.ImportFetchFailed;
import io.videoconf.api.recording.events.LocalCopyReported;
import io.videoconf.api.recording.events.ProcessingDelayed;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.RecordingProcessed;
import io.videoconf.api.recording.events.UploadFoundWanting;
import io.videoconf.api.recording.views.RecordingWork;
import java.util.List;

/** What the facts of the work on its bytes make of a recording. */
final class WorkFold {
    private WorkFold() {}

    static void begins(Draft draft, WorkStep step) {
        draft.status = ProcessingStatus.PROCESSING;
        draft.details.work = RecordingWork.of(step);
        draft.details.problems = List.of();
        draft.details.fetchFailure = null;
    }

    static void delayed(Draft draft, ProcessingDelayed it) {
        draft.details.work = new RecordingWork(it.step(), it.attempts(), it.nextAttemptAt(), it.reason());
    }

    static void wanting(Draft draft, UploadFoundWanting it) {
        draft.status = ProcessingStatus.UPLOADING;
        draft.details.work = null;
        draft.details.problems = it.problems();
    }

    static void notFetched(Draft draft, ImportFetchFailed it) {
        draft.status = ProcessingStatus.COMPLETED;
        draft.details.work = null;
        draft.details.fetchFailure = it.reason();
    }

    static void processed(Draft draft, RecordingProcessed it) {
        draft.status = ProcessingStatus.COMPLETED;
        draft.details.work = null;
        draft.details.media = it.media();
    }

    static void failed(Draft draft, RecordingFailed it) {
        draft.status = ProcessingStatus.FAILED;
        draft.failureReason = it.reason();
        draft.details.work = null;
    }

    static void reported(Draft draft, LocalCopyReported it) {
        draft.fileSizeBytes = it.fileSizeBytes();
        draft.sha256 = it.sha256();
        draft.details.localCopy = new LocalCopy(it.fileSizeBytes(), it.sha256(), it.place());
    }
}
