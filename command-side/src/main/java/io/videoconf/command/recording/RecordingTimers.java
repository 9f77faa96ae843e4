package io.videoconf.command.recording;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.commands.DisposeRecording;
import io.videoconf.api.recording.commands.ExpireUpload;
import io.videoconf.api.recording.commands.RecordingCommand;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a fact of a recording makes due. */
public final class RecordingTimers {
    private RecordingTimers() {}

    /**
     * What is to be asked later because of this fact.
     *
     * @param uploadDeadline how long nothing of an upload must come until it is completed from what there is
     */
    public static Optional<Timer> of(RecordingEvent fact, Duration uploadDeadline) {
        return switch (fact) {
            case CaptureClosed it -> Optional.of(expiry(it, uploadDeadline));
            case UploadFoundWanting it -> Optional.of(expiry(it, uploadDeadline));
            case DisposalDue it ->
                Optional.of(new Timer("disposal", it.disposeAt(), new DisposeRecording(it.recordingId())));
            case RecordingOpened _, RecordingImported _, PartUploadRequested _, CompletionRequested _ ->
                Optional.empty();
            case UploadCompleted _, PartsMissed _, RecordingProcessed _, RecordingFailed _ -> Optional.empty();
            case ImportFetchRequested _, ImportFetchFailed _, ProcessingDelayed _, LocalCopyReported _ ->
                Optional.empty();
            case RecordingDownloaded _, RecordingShared _, RecordingUnshared _, RecordingChanged _ -> Optional.empty();
            case RecordingDeleted _, RecordingRestored _, DisposalPostponed _, DisposalBegun _ -> Optional.empty();
            case RecordingDisposed _, RecordingHeld _, RecordingHoldReleased _ -> Optional.empty();
            case ViewerInvited _, InvitationOpened _, InvitationWithdrawn _ -> Optional.empty();
        };
    }

    /** Asks about an upload at this time. */
    public static Timer expiry(RecordingId recording, Instant due) {
        return new Timer("upload-deadline", due, new ExpireUpload(recording));
    }

    private static Timer expiry(RecordingEvent fact, Duration deadline) {
        return expiry(fact.recordingId(), fact.at().plus(deadline));
    }

    /**
     * A command that is due.
     *
     * @param name what it is for
     * @param due when
     */
    public record Timer(String name, Instant due, RecordingCommand command) {}
}
