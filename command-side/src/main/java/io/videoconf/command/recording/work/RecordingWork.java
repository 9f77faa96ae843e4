package io.videoconf.command.recording.work;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.WorkStep;
import io.videoconf.api.recording.commands.DelayProcessing;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.commands.SettleDisposal;
import io.videoconf.api.recording.commands.SettleProcessing;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectLockedException;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.state.RecordingState;
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
import io.videoconf.command.recording.upload.UploadCompletion;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a recording's state asks to be done with its bytes, one step after the other, until there is nothing left to do. What
 * a step has come to is told to the recording, which decides what follows. Whoever is killed in between leaves everything
 * as it was, and the step is done again.
 */
final class RecordingWork {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingWork.class);

    private final RecordingStreams streams;
    private final UploadCompletion completion;
    private final MediaInspection inspection;
    private final MediaFetch fetch;
    private final ObjectStore store;
    private final Consumer<RecordingCommand> commands;

    RecordingWork(
            RecordingStreams streams,
            UploadCompletion completion,
            MediaInspection inspection,
            MediaFetch fetch,
            ObjectStore store,
            Consumer<RecordingCommand> commands) {
        this.streams = streams;
        this.completion = completion;
        this.inspection = inspection;
        this.fetch = fetch;
        this.store = store;
        this.commands = commands;
    }

    /** Works until nothing is left. */
    void run(RecordingId recording) {
        RecordingState state = streams.state(recording);
        for (WorkStep step = step(state); step != null; step = step(state)) {
            LOG.debug("recording {}: {}", recording, step);
            commands.accept(work(recording, state));
            RecordingState next = streams.state(recording);
            if (next.equals(state)) {
                throw new IllegalStateException("the recording did not take in what " + step + " has come to");
            }
            state = next;
        }
    }

    /** What is to be done next; null when nothing is. */
    static @Nullable WorkStep step(RecordingState state) {
        return switch (state) {
            case Referenced it -> it.fetching() ? WorkStep.FETCHING : null;
            case Processing it -> it.whole() == null ? WorkStep.VERIFYING : WorkStep.INSPECTING;
            case Disposing _ -> WorkStep.DISPOSING;
            case NoRecording _, Capturing _, AwaitingParts _, KeptLocally _, Completed _, Failed _ -> null;
            case Deleted _, Disposed _ -> null;
        };
    }

    private RecordingCommand work(RecordingId recording, RecordingState state) {
        return switch (state) {
            case Referenced it -> fetch.fetch(recording, it.source());
            case Processing it
            when it.whole() == null ->
                completion.examine(recording, it.parts(), it.partial()).settle(recording);
            case Processing it ->
                new SettleProcessing(recording, inspection.inspect(recording, Objects.requireNonNull(it.whole())));
            case Disposing _ -> new SettleDisposal(recording, disposed(recording));
            case NoRecording _,
                    Capturing _,
                    AwaitingParts _,
                    KeptLocally _,
                    Completed _,
                    Failed _,
                    Deleted _,
                    Disposed _ -> throw new IllegalStateException("there is nothing to do for " + recording);
        };
    }

    private int disposed(RecordingId recording) {
        List<ObjectKey> objects = store.all(recording);
        store.remove(objects);
        return objects.size();
    }

    /** Tells that the next step failed, and when it is tried again. */
    void delayed(RecordingId recording, Throwable cause, int attempts, Instant again) {
        WorkStep step = step(streams.state(recording));
        if (step != null) {
            commands.accept(new DelayProcessing(recording, step, words(cause), attempts, again));
        }
    }

    /** What is told of a failure says nothing of how we are built. */
    private static String words(Throwable cause) {
        return switch (cause) {
            case ObjectLockedException it -> it.lock().words();
            case ObjectStoreUnavailable _ -> "the object store does not do what it is asked";
            case UncheckedIOException _ -> "the folder for what is being worked on cannot be used";
            default -> "it failed on our side";
        };
    }
}
