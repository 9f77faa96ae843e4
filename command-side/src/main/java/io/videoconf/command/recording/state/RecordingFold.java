package io.videoconf.command.recording.state;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingChanged;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingDownloaded;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.RecordingOpened;
import io.videoconf.api.recording.events.RecordingShared;
import io.videoconf.api.recording.events.RecordingUnshared;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.Living;
import io.videoconf.command.recording.state.RecordingState.NoRecording;
import java.time.Instant;
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
            case RecordingOpened opened -> open(state, opened);
            case CaptureClosed closed -> close(state, closed);
            case PartUploadRequested requested -> expect(state, requested.part());
            case UploadCompleted completed -> complete(state, completed);
            case RecordingFailed failed -> fail(state, failed);
            // A fact about a viewer: the recording is what it was.
            case RecordingDownloaded _ -> state;
            case RecordingShared shared -> change(state, known -> known.sharedAlsoWith(shared.emails()));
            case RecordingUnshared unshared -> change(state, known -> known.sharedNoMoreWith(unshared.emails()));
            case RecordingChanged changed ->
                change(state, known -> known.changed(changed.title(), changed.isPrivate()));
            case RecordingDeleted deleted -> delete(state, deleted.at());
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

    private static RecordingState open(RecordingState state, RecordingOpened event) {
        return switch (state) {
            case NoRecording _ ->
                new Capturing(
                        new Particulars(
                                event.recordingId(),
                                event.meetingId(),
                                event.tenantId(),
                                event.ownerId(),
                                event.title(),
                                event.mode(),
                                event.isPrivate(),
                                event.startedAt(),
                                List.of()),
                        List.of());
            case Living living -> living;
            case Deleted deleted -> deleted;
        };
    }

    private static RecordingState close(RecordingState state, CaptureClosed event) {
        return switch (state) {
            case Capturing capturing ->
                switch (capturing.particulars().mode()) {
                    case RecordingMode.CLOUD ->
                        new AwaitingParts(capturing.particulars(), capturing.parts(), event.stoppedAt());
                    case RecordingMode.LOCAL -> new KeptLocally(capturing.particulars(), event.stoppedAt());
                };
            case NoRecording _, AwaitingParts _, KeptLocally _, Completed _, Failed _, Deleted _ -> state;
        };
    }

    private static RecordingState expect(RecordingState state, Part part) {
        return switch (state) {
            case Capturing it -> new Capturing(it.particulars(), Parts.with(it.parts(), part));
            case AwaitingParts it -> new AwaitingParts(it.particulars(), Parts.with(it.parts(), part), it.stoppedAt());
            case NoRecording _, KeptLocally _, Completed _, Failed _, Deleted _ -> state;
        };
    }

    private static RecordingState complete(RecordingState state, UploadCompleted event) {
        return switch (state) {
            case Capturing it -> completed(it.particulars(), event, event.at());
            case AwaitingParts it -> completed(it.particulars(), event, it.stoppedAt());
            case NoRecording _, KeptLocally _, Completed _, Failed _, Deleted _ -> state;
        };
    }

    private static Completed completed(Particulars particulars, UploadCompleted event, Instant stoppedAt) {
        return new Completed(particulars, event.parts(), stoppedAt, event.fileSizeBytes(), event.sha256());
    }

    private static RecordingState fail(RecordingState state, RecordingFailed event) {
        return switch (state) {
            case Capturing it -> new Failed(it.particulars(), it.parts(), event.reason());
            case AwaitingParts it -> new Failed(it.particulars(), it.parts(), event.reason());
            case NoRecording _, KeptLocally _, Completed _, Failed _, Deleted _ -> state;
        };
    }

    private static RecordingState change(RecordingState state, UnaryOperator<Particulars> change) {
        return switch (state) {
            case Living living -> living.with(change.apply(living.particulars()));
            case NoRecording _, Deleted _ -> state;
        };
    }

    private static RecordingState delete(RecordingState state, Instant at) {
        return switch (state) {
            case Living living -> new Deleted(living.particulars(), at);
            case NoRecording _, Deleted _ -> state;
        };
    }
}
