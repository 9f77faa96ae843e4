package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * What has happened to one recording.
 */
public sealed interface RecordingEvent
        permits RecordingOpened,
                CaptureClosed,
                PartUploadRequested,
                UploadCompleted,
                RecordingFailed,
                RecordingDownloaded,
                RecordingShared,
                RecordingUnshared,
                RecordingChanged,
                RecordingDeleted,
                CompletionRequested,
                DisposalBegun,
                DisposalDue,
                DisposalPostponed,
                ImportFetchFailed,
                ImportFetchRequested,
                LocalCopyReported,
                PartsMissed,
                ProcessingDelayed,
                RecordingDisposed,
                RecordingHeld,
                RecordingHoldReleased,
                RecordingImported,
                RecordingProcessed,
                RecordingRestored,
                UploadFoundWanting,
                ViewerInvited,
                InvitationOpened,
                InvitationWithdrawn {
    /** The recording it happened to. */
    RecordingId recordingId();

    /** When it was decided. */
    Instant at();
}
