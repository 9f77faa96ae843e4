package io.videoconf.edge.stream;

import io.videoconf.api.json.FactNames;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.meeting.events.RecordingStarted;
import io.videoconf.api.recording.ProcessingStatus;
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
import io.videoconf.edge.gateway.json.WireJson;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the recordings of one meeting come to, as those are told who lead it: {@code recording_updated}. It is no fact of the
 * meeting, and has no place in its log; it carries its number in the recording's own, where it can be read again.
 */
public final class RecordingUpdates implements Disposable {
    /** The event's name on the wire. */
    public static final String NAME = "recording_updated";

    private final LiveRecordings live;
    private final MeetingId meeting;
    private final Consumer<ObjectNode> listener;
    private final Set<RecordingId> followed = new HashSet<>();
    private final Disposable.Composite subscriptions = Disposables.composite();

    /** @param listener called on the one thread that feeds this edge, with a body that is its own */
    public RecordingUpdates(LiveRecordings live, MeetingId meeting, Consumer<ObjectNode> listener) {
        this.live = live;
        this.meeting = meeting;
        this.listener = listener;
    }

    /** Follows a recording that its meeting has just begun. */
    public void follow(RecordingStarted fact) {
        follow(fact.recordingId(), fact.mode());
    }

    /**
     * Follows a recording of this meeting, from now on.
     *
     * @param mode null when unknown
     */
    public synchronized void follow(RecordingId recording, @Nullable RecordingMode mode) {
        if (followed.add(recording)) {
            subscriptions.add(live.subscribe(recording, fact -> {
                if (isTold(fact.event())) {
                    listener.accept(body(meeting, fact, mode));
                }
            }));
        }
    }

    @Override
    public void dispose() {
        subscriptions.dispose();
    }

    /** One fact as those are told who lead the meeting. */
    public static ObjectNode body(MeetingId meeting, LiveRecordingFact fact, @Nullable RecordingMode mode) {
        RecordingEvent event = fact.event();
        ObjectNode body = WireJson.object();
        body.put("meeting_id", meeting.value());
        body.put("recording_id", event.recordingId().value());
        body.put("type", FactNames.snakeCase(event.getClass().getSimpleName()));
        body.put("recording_sequence", fact.sequence());
        body.put("event_id", fact.eventId());
        body.put("timestamp", event.at().toString());
        ProcessingStatus status = status(event, mode);
        body.put("processing_status", status == null ? null : WireJson.word(status));
        body.set("data", WireJson.tree(event));
        return body;
    }

    /** What is made of it by this fact; null when the fact does not say. */
    private static @Nullable ProcessingStatus status(RecordingEvent event, @Nullable RecordingMode mode) {
        return switch (event) {
            case RecordingOpened _ -> ProcessingStatus.RECORDING;
            case CaptureClosed _ -> closed(mode);
            case UploadFoundWanting _ -> ProcessingStatus.UPLOADING;
            case CompletionRequested _, UploadCompleted _, ImportFetchRequested _, ProcessingDelayed _ ->
                ProcessingStatus.PROCESSING;
            case RecordingProcessed _, RecordingImported _ -> ProcessingStatus.COMPLETED;
            case RecordingFailed _ -> ProcessingStatus.FAILED;
            case RecordingDeleted _, DisposalDue _, DisposalBegun _, RecordingDisposed _ -> ProcessingStatus.DELETED;
            case PartUploadRequested _, PartsMissed _, ImportFetchFailed _, LocalCopyReported _ -> null;
            case RecordingShared _, RecordingUnshared _, RecordingDownloaded _, RecordingChanged _ -> null;
            case RecordingRestored _, DisposalPostponed _, RecordingHeld _, RecordingHoldReleased _ -> null;
            case ViewerInvited _, InvitationOpened _, InvitationWithdrawn _ -> null;
        };
    }

    private static @Nullable ProcessingStatus closed(@Nullable RecordingMode mode) {
        if (mode == null) {
            return null;
        }
        return switch (mode) {
            case CLOUD -> ProcessingStatus.UPLOADING;
            case LOCAL -> ProcessingStatus.COMPLETED;
        };
    }

    /** What becomes of the bytes is told; who sees them, who holds them, and where a copy is, is its owner's business. */
    public static boolean isTold(RecordingEvent event) {
        return switch (event) {
            case RecordingOpened _, CaptureClosed _, PartUploadRequested _, CompletionRequested _ -> true;
            case UploadFoundWanting _, UploadCompleted _, PartsMissed _, ProcessingDelayed _ -> true;
            case RecordingProcessed _, RecordingFailed _, RecordingChanged _ -> true;
            case RecordingDeleted _, RecordingRestored _, DisposalDue _, DisposalBegun _, RecordingDisposed _ -> true;
            case RecordingImported _, ImportFetchRequested _, ImportFetchFailed _, LocalCopyReported _ -> false;
            case RecordingShared _, RecordingUnshared _, RecordingDownloaded _ -> false;
            case RecordingHeld _, RecordingHoldReleased _, DisposalPostponed _ -> false;
            case ViewerInvited _, InvitationOpened _, InvitationWithdrawn _ -> false;
        };
    }
}
