package io.videoconf.query.recordings;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.MediaSource;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.WorkStep;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.DisposalDue;
import io.videoconf.api.recording.events.DisposalPostponed;
import io.videoconf.api.recording.events.ImportFetchFailed;
import io.videoconf.api.recording.events.ImportFetchRequested;
import io.videoconf.api.recording.events.InvitationOpened;
import io.videoconf.api.recording.events.InvitationWithdrawn;
import io.videoconf.api.recording.events.LocalCopyReported;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.PartsMissed;
import io.videoconf.api.recording.events.ProcessingDelayed;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.events.RecordingDownloaded;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.RecordingHeld;
import io.videoconf.api.recording.events.RecordingHoldReleased;
import io.videoconf.api.recording.events.RecordingImported;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.RecordingProcessed;
import io.videoconf.api.recording.events.RecordingRestored;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.api.recording.events.UploadFoundWanting;
import io.videoconf.api.recording.events.ViewerInvited;
import io.videoconf.api.recording.views.RecordingDetails;
import io.videoconf.api.recording.views.RecordingView;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What each fact makes of a recording. */
final class RecordingFold {
    private RecordingFold() {}

    /**
     * The recording after one more fact.
     *
     * @param before null for a recording's first fact
     * @throws IllegalStateException when the first fact is not the opening
     */
    static RecordingView evolve(@Nullable RecordingView before, RecordingEvent fact, long version) {
        if (fact instanceof RecordingOpened opened) {
            return opened(opened, version);
        }
        if (fact instanceof RecordingImported imported) {
            return imported(imported, version);
        }
        if (before == null) {
            throw new IllegalStateException("the recording " + fact.recordingId() + " was never opened");
        }
        Draft draft = new Draft(before, version);
        switch (fact) {
            case RecordingOpened it -> draft.title = it.title();
            case RecordingImported it -> draft.title = it.title();
            case CaptureClosed it -> closed(draft, before, it);
            case PartUploadRequested it ->
                draft.details.knownParts =
                        PartDocuments.with(draft.details.knownParts, it.part().number());
            case UploadCompleted it -> completed(draft, it);
            case RecordingChanged it -> {
                draft.title = it.title();
                draft.isPrivate = it.isPrivate();
            }
            case RecordingShared it -> draft.sharedWith = with(before.sharedWith(), it.emails());
            case RecordingUnshared it -> draft.sharedWith = without(before.sharedWith(), it.emails());
            case RecordingDownloaded _ -> {}
            case RecordingFailed it -> WorkFold.failed(draft, it);
            case CompletionRequested _ -> WorkFold.begins(draft, WorkStep.VERIFYING);
            case ImportFetchRequested _ -> WorkFold.begins(draft, WorkStep.FETCHING);
            case ImportFetchFailed it -> WorkFold.notFetched(draft, it);
            case UploadFoundWanting it -> WorkFold.wanting(draft, it);
            case PartsMissed it -> draft.details.missingRanges = it.ranges();
            case ProcessingDelayed it -> WorkFold.delayed(draft, it);
            case RecordingProcessed it -> WorkFold.processed(draft, it);
            case LocalCopyReported it -> WorkFold.reported(draft, it);
            case RecordingDeleted it -> BinFold.deleted(draft, it);
            case DisposalDue it -> BinFold.due(draft, it);
            case RecordingRestored _ -> BinFold.restored(draft);
            case DisposalBegun _ -> BinFold.disposing(draft);
            case RecordingDisposed _, DisposalPostponed _ -> {}
            case RecordingHeld it -> BinFold.held(draft, it);
            case RecordingHoldReleased it -> BinFold.released(draft, it);
            case ViewerInvited it -> InvitationFold.invited(draft, it);
            case InvitationOpened it -> InvitationFold.opened(draft, it);
            case InvitationWithdrawn it -> InvitationFold.withdrawn(draft, it);
        }
        return draft.view();
    }

    private static RecordingView imported(RecordingImported it, long version) {
        MediaSource source = new MediaSource(it.url(), it.md5Hash(), it.length());
        return new RecordingView(
                it.recordingId(),
                it.meetingId(),
                it.tenantId(),
                it.ownerId(),
                it.title(),
                RecordingMode.CLOUD,
                it.isPrivate(),
                ProcessingStatus.COMPLETED,
                null,
                it.at(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                new RecordingDetails(
                        null, List.of(), List.of(), null, source, null, null, List.of(), null, List.of(), List.of()),
                version);
    }

    private static RecordingView opened(RecordingOpened it, long version) {
        return new RecordingView(
                it.recordingId(),
                it.meetingId(),
                it.tenantId(),
                it.ownerId(),
                it.title(),
                it.mode(),
                it.isPrivate(),
                ProcessingStatus.RECORDING,
                null,
                it.startedAt(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                RecordingDetails.NONE,
                version);
    }

    /** A local recording is complete where it was made; a cloud recording waits for its parts. */
    private static void closed(Draft draft, RecordingView before, CaptureClosed it) {
        draft.stoppedAt = it.stoppedAt();
        if (before.processingStatus() == ProcessingStatus.RECORDING) {
            draft.status =
                    before.mode() == RecordingMode.LOCAL ? ProcessingStatus.COMPLETED : ProcessingStatus.UPLOADING;
        }
    }

    private static void completed(Draft draft, UploadCompleted it) {
        if (draft.status == ProcessingStatus.PROCESSING) {
            WorkFold.begins(draft, WorkStep.INSPECTING);
        } else {
            draft.status = ProcessingStatus.COMPLETED;
        }
        draft.details.knownParts = PartDocuments.ranges(it.parts());
        draft.fileSizeBytes = it.fileSizeBytes();
        draft.sha256 = it.sha256();
    }

    private static List<String> with(List<String> known, List<String> more) {
        TreeSet<String> emails = new TreeSet<>(known);
        more.forEach(email -> emails.add(email.toLowerCase(Locale.ROOT)));
        return List.copyOf(emails);
    }

    private static List<String> without(List<String> known, List<String> fewer) {
        TreeSet<String> emails = new TreeSet<>(known);
        fewer.forEach(email -> emails.remove(email.toLowerCase(Locale.ROOT)));
        return List.copyOf(emails);
    }
}
