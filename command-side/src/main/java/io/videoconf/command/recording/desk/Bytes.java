package io.videoconf.command.recording.desk;

import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import io.videoconf.command.platform.RefusedException;
import io.videoconf.command.recording.access.RecordingLinks;
import io.videoconf.command.recording.access.Rendering;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.SignedLink;
import io.videoconf.command.recording.rule.Standing;
import io.videoconf.command.recording.state.RecordingState;
import io.videoconf.command.recording.upload.Completing;
import io.videoconf.command.recording.upload.PartsOnHand;
import io.videoconf.command.recording.upload.UploadCompletion;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The object store as the switchboard meets it: when it does not answer, the command is refused and nothing is lost. */
@Component
final class Bytes {
    private static final Logger LOG = LoggerFactory.getLogger(Bytes.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final RecordingLinks links;
    private final UploadCompletion completion;

    Bytes(RecordingLinks links, UploadCompletion completion) {
        this.links = links;
        this.completion = completion;
    }

    /** Where to put a part; null when none is to be put. Made before anything is stored: a store that is away is no fact. */
    @Nullable
    SignedLink toPut(Decision<RecordingEvent> decision, RequestPartUpload command) {
        return isAccepted(decision) ? orUnavailable(() -> links.toPut(command.recordingId(), command.part())) : null;
    }

    /** Where to read the whole; null when nobody may. */
    @Nullable
    SignedLink toDownload(Decision<RecordingEvent> decision, RecordingState state) {
        return isAccepted(decision) ? orUnavailable(() -> links.toDownload(completed(state))) : null;
    }

    /** Where to read what was made of the whole; null when nobody may. */
    @Nullable
    SignedLink toRendition(Decision<RecordingEvent> decision, RecordingState state, Rendition rendition) {
        return isAccepted(decision)
                ? orUnavailable(() -> links.toRendition(
                        completed(state),
                        rendition,
                        Rendering.object(state, rendition).orElseThrow()))
                : null;
    }

    private static RecordingState.Completed completed(RecordingState state) {
        if (!(state instanceof RecordingState.Completed completed)) {
            throw new IllegalStateException("something was accepted of what is not complete");
        }
        return completed;
    }

    private static boolean isAccepted(Decision<RecordingEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<RecordingEvent> _ -> true;
            case Decision.Refused<RecordingEvent> _ -> false;
        };
    }

    /** Which parts there are, without reading one: asked only when something hangs on it. */
    PartsOnHand onHand(Asked<CompleteUpload> asked, RecordingState state) {
        return Completing.hangsOnTheStore(asked, state, Standing.UNKNOWN)
                ? orUnavailable(() -> completion.look(asked.command().recordingId()))
                : PartsOnHand.NONE;
    }

    private static <T> T orUnavailable(Supplier<T> work) {
        try {
            return work.get();
        } catch (ObjectStoreUnavailable e) {
            LOG.warn("the object store failed: {}", e.getMessage());
            throw new RefusedException(Refusal.of(RefusalCode.STORAGE_UNAVAILABLE, "TheObjectStoreAnswers")
                    .with("retry_after_seconds", RETRY_AFTER_SECONDS));
        }
    }
}
