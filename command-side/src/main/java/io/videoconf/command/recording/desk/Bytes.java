package io.videoconf.command.recording.desk;

import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.recording.Rendition;
import io.videoconf.api.recording.StoredObject;
import io.videoconf.api.recording.commands.CompleteUpload;
import io.videoconf.api.recording.commands.RequestPartUpload;
import io.videoconf.api.recording.views.DownloadLink;
import io.videoconf.api.recording.views.PartUpload;
import io.videoconf.command.kernel.Asked;
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

    PartUpload toPut(Receipt receipt, RequestPartUpload command) {
        SignedLink link = orUnavailable(() -> links.toPut(command.recordingId(), command.part()));
        return new PartUpload(receipt, link.url(), link.expiresAt(), link.headers());
    }

    DownloadLink toDownload(Receipt receipt, RecordingState state) {
        if (!(state instanceof RecordingState.Completed completed)) {
            throw new IllegalStateException("a download was accepted of what is not complete");
        }
        SignedLink link = orUnavailable(() -> links.toDownload(completed));
        return new DownloadLink(receipt, link.url(), link.expiresAt());
    }

    DownloadLink toRendition(Receipt receipt, RecordingState state, Rendition rendition) {
        if (!(state instanceof RecordingState.Completed completed)) {
            throw new IllegalStateException("what was made was accepted of what is not complete");
        }
        StoredObject made = Rendering.object(state, rendition).orElseThrow();
        SignedLink link = links.toRendition(completed, rendition, made);
        return new DownloadLink(receipt, link.url(), link.expiresAt());
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
