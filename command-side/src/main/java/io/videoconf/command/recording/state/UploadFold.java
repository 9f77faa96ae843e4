package io.videoconf.command.recording.state;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.MediaFacts;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.CompletionRequested;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.RecordingFailed;
import io.videoconf.api.recording.events.RecordingProcessed;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.api.recording.events.UploadFoundWanting;
import io.videoconf.command.recording.state.RecordingState.AwaitingParts;
import io.videoconf.command.recording.state.RecordingState.Capturing;
import io.videoconf.command.recording.state.RecordingState.Completed;
import io.videoconf.command.recording.state.RecordingState.Deleted;
import io.videoconf.command.recording.state.RecordingState.Disposed;
import io.videoconf.command.recording.state.RecordingState.Disposing;
import io.videoconf.command.recording.state.RecordingState.Failed;
import io.videoconf.command.recording.state.RecordingState.KeptLocally;
import io.videoconf.command.recording.state.RecordingState.NoRecording;
import io.videoconf.command.recording.state.RecordingState.Processing;
import io.videoconf.command.recording.state.RecordingState.Referenced;
import io.videoconf.command.recording.state.RecordingState.Whole;
import java.time.Instant;
import java.util.List;

/** What the facts of an upload make of a recording. Total, as {@link RecordingFold} is. */
final class UploadFold {
    private UploadFold() {}

    static RecordingState close(RecordingState state, CaptureClosed event) {
        if (!(state instanceof Capturing capturing)) {
            return state;
        }
        return switch (capturing.particulars().mode()) {
            case RecordingMode.CLOUD ->
                new AwaitingParts(capturing.particulars(), capturing.parts(), event.stoppedAt(), event.at());
            case RecordingMode.LOCAL -> new KeptLocally(capturing.particulars(), event.stoppedAt());
        };
    }

    static RecordingState expect(RecordingState state, PartUploadRequested event) {
        Part part = event.part();
        return switch (state) {
            case Capturing it -> new Capturing(it.particulars(), Parts.with(it.parts(), part));
            case AwaitingParts it ->
                new AwaitingParts(it.particulars(), Parts.with(it.parts(), part), it.stoppedAt(), event.at());
            // What was fetched is a part like any other.
            case Referenced it
            when it.fetching() ->
                new AwaitingParts(
                        it.particulars(), List.of(part), it.particulars().startedAt(), event.at());
            case Referenced _, NoRecording _, Processing _, KeptLocally _, Completed _, Failed _ -> state;
            case Deleted _, Disposing _, Disposed _ -> state;
        };
    }

    static RecordingState process(RecordingState state, CompletionRequested event) {
        return state instanceof AwaitingParts it
                ? new Processing(it.particulars(), it.parts(), it.stoppedAt(), event.partial(), null)
                : state;
    }

    static RecordingState reopen(RecordingState state, UploadFoundWanting event) {
        return state instanceof Processing it
                ? new AwaitingParts(it.particulars(), it.parts(), it.stoppedAt(), event.at())
                : state;
    }

    /** Before there was processing, an upload that was complete was all there was to a recording. */
    static RecordingState complete(RecordingState state, UploadCompleted event) {
        return switch (state) {
            case Processing it ->
                new Processing(
                        it.particulars(),
                        event.parts(),
                        it.stoppedAt(),
                        it.partial(),
                        new Whole(event.fileSizeBytes(), event.sha256()));
            case Capturing it -> completed(it.particulars(), event, event.at());
            case AwaitingParts it -> completed(it.particulars(), event, it.stoppedAt());
            case NoRecording _, KeptLocally _, Referenced _, Completed _, Failed _ -> state;
            case Deleted _, Disposing _, Disposed _ -> state;
        };
    }

    static RecordingState processed(RecordingState state, RecordingProcessed event) {
        if (!(state instanceof Processing it) || it.whole() == null) {
            return state;
        }
        MediaFacts media = event.media();
        return new Completed(
                it.particulars(),
                it.parts(),
                it.stoppedAt(),
                it.whole().size(),
                it.whole().sha256(),
                media.seekable(),
                media.thumbnail());
    }

    static RecordingState fail(RecordingState state, RecordingFailed event) {
        return switch (state) {
            case Capturing it -> new Failed(it.particulars(), it.parts(), event.reason());
            case AwaitingParts it -> new Failed(it.particulars(), it.parts(), event.reason());
            case Processing it -> new Failed(it.particulars(), it.parts(), event.reason());
            case NoRecording _, KeptLocally _, Referenced _, Completed _, Failed _ -> state;
            case Deleted _, Disposing _, Disposed _ -> state;
        };
    }

    private static Completed completed(Particulars particulars, UploadCompleted event, Instant stoppedAt) {
        return new Completed(particulars, event.parts(), stoppedAt, event.fileSizeBytes(), event.sha256(), null, null);
    }
}
