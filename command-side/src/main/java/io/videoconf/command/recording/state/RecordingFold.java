package io.videoconf.command.recording.state;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.MediaSource;
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
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Disposed;
import io.videoconf.command.recording.state.RecordingState.Disposing;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;
import io.videoconf.command.recording.state.RecordingState.Referenced;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Folds a recording's events into its state. Total: an event that no decision would make in a state leaves it as it is.
 */
public final class RecordingFold {
    private RecordingFold() {}

    /** The state after the event. */
    public static RecordingState evolve(RecordingState state, RecordingEvent event) {
        return switch (event) {
            case RecordingOpened opened -> state instanceof NoRecording ? opened(opened) : state;
            case RecordingImported imported -> state instanceof NoRecording ? imported(imported) : state;
            case CaptureClosed closed -> UploadFold.close(state, closed);
            case PartUploadRequested requested -> UploadFold.expect(state, requested);
            case CompletionRequested requested -> UploadFold.process(state, requested);
            case UploadFoundWanting wanting -> UploadFold.reopen(state, wanting);
            case UploadCompleted completed -> UploadFold.complete(state, completed);
            case RecordingProcessed processed -> UploadFold.processed(state, processed);
            case RecordingFailed failed -> UploadFold.fail(state, failed);
            case ImportFetchRequested _ -> fetching(state, true);
            case ImportFetchFailed _ -> fetching(state, false);
            case RecordingShared shared -> change(state, known -> known.sharedAlsoWith(shared.emails()));
            case RecordingUnshared unshared -> change(state, known -> known.sharedNoMoreWith(unshared.emails()));
            case RecordingChanged changed ->
                change(state, known -> known.changed(changed.title(), changed.isPrivate()));
            case ViewerInvited it ->
                change(
                        state,
                        known -> known.invited(new Invitation(it.invitationId(), it.secretSha256(), it.expiresAt())));
            case InvitationOpened it -> change(state, known -> known.uninvited(it.invitationId()));
            case InvitationWithdrawn it -> change(state, known -> known.uninvited(it.invitationId()));
            case RecordingHeld held -> keep(state, known -> known.held(held.holdId()));
            case RecordingHoldReleased released -> keep(state, known -> known.released(released.holdId()));
            case DisposalPostponed postponed -> keep(state, known -> known.postponed(postponed.cause()));
            case RecordingDeleted deleted ->
                state instanceof Living living ? new Deleted(living, deleted.at(), null) : state;
            case DisposalDue due ->
                state instanceof Deleted it ? new Deleted(it.before(), it.deletedAt(), due.disposeAt()) : state;
            case RecordingRestored _ -> state instanceof Deleted it ? it.before() : state;
            case DisposalBegun _ -> state instanceof Deleted it ? new Disposing(it.before()) : state;
            case RecordingDisposed _ -> state instanceof Disposing it ? new Disposed(it.particulars()) : state;
            // Facts about a viewer, a copy that we do not have, or our troubles: the recording is what it was.
            case RecordingDownloaded _, LocalCopyReported _, ProcessingDelayed _, PartsMissed _ -> state;
        };
    }

    /** The state after all of these events. */
    public static RecordingState evolve(RecordingState state, Iterable<? extends RecordingEvent> events) {
        RecordingState next = state;
        for (RecordingEvent event : events) {
            next = evolve(next, event);
        }
        return next;
    }

    private static RecordingState opened(RecordingOpened event) {
        return new Capturing(
                Particulars.fresh(
                        event.recordingId(),
                        event.meetingId(),
                        event.tenantId(),
                        event.ownerId(),
                        event.title(),
                        event.mode(),
                        event.isPrivate(),
                        event.startedAt()),
                List.of());
    }

    private static RecordingState imported(RecordingImported event) {
        return new Referenced(
                Particulars.fresh(
                        event.recordingId(),
                        event.meetingId(),
                        event.tenantId(),
                        event.ownerId(),
                        event.title(),
                        RecordingMode.CLOUD,
                        event.isPrivate(),
                        event.at()),
                new MediaSource(event.url(), event.md5Hash(), event.length()),
                false);
    }

    private static RecordingState fetching(RecordingState state, boolean now) {
        return state instanceof Referenced it ? new Referenced(it.particulars(), it.source(), now) : state;
    }

    private static RecordingState change(RecordingState state, UnaryOperator<Particulars> change) {
        return state instanceof Living living ? living.with(change.apply(living.particulars())) : state;
    }

    /** Holds are on what is in the bin as well. */
    private static RecordingState keep(RecordingState state, UnaryOperator<Particulars> change) {
        return switch (state) {
            case Living living -> living.with(change.apply(living.particulars()));
            case Deleted it ->
                new Deleted(it.before().with(change.apply(it.particulars())), it.deletedAt(), it.disposeAt());
            case NoRecording _, Disposing _, Disposed _ -> state;
        };
    }
}
