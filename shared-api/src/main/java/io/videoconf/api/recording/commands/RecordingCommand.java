package io.videoconf.api.recording.commands;

import io.videoconf.api.kernel.RecordingId;

/**
 * What can be asked of one recording.
 */
public sealed interface RecordingCommand
        permits OpenRecording,
                CloseCapture,
                RequestPartUpload,
                CompleteUpload,
                RequestDownload,
                ShareRecording,
                UnshareRecording,
                ChangeRecording,
                DeleteRecording,
                DiscardOrphanedRecording,
                DelayProcessing,
                DisposeRecording,
                ExpireUpload,
                FetchImport,
                ImportRecording,
                PlaceRecordingHold,
                ReleaseRecordingHold,
                ReportLocalCopy,
                RestoreRecording,
                RetireRecording,
                SettleDisposal,
                SettleFetch,
                SettleProcessing,
                SettleUpload,
                RequestRendition,
                InviteViewer,
                WithdrawInvitation,
                OpenInvitation {
    /** The recording that is asked. */
    RecordingId recordingId();
}
