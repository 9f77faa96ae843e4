package io.videoconf.command.recording.work;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.ONE;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.WorkStep;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.ProcessingDelayed;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectLockedException;
import io.videoconf.command.recording.objects.ObjectStoreUnavailable;
import io.videoconf.command.recording.objects.ObjectsInMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work on the bytes of a recording that is to be disposed of, over a store that keeps them until their time. */
class RecordingWorkTest {
    private static final String SHA256 = "c".repeat(64);
    private static final ObjectKey WHOLE = ObjectKey.media(RECORDING, SHA256);

    @TempDir
    Path folder;

    private final ObjectsInMemory store = new ObjectsInMemory();
    private Bench bench;

    @BeforeEach
    void disposing() {
        bench = new Bench(store, folder);
        store.objects.put(WHOLE, new byte[] {1, 2, 3});
        store.lock(WHOLE);
        bench.happened(
                opened(RecordingMode.CLOUD, true),
                new PartUploadRequested(RECORDING, ONE, NOW),
                new CaptureClosed(RECORDING, NOW, NOW),
                new UploadCompleted(RECORDING, List.of(ONE), 3, SHA256, NOW),
                new RecordingDeleted(RECORDING, NOW),
                new DisposalBegun(RECORDING, NOW));
    }

    @Test
    void whatTheStoreStillKeepsIsSaidToWaitAndDisposedOfAfterwards() {
        RecordingWork work = bench.work();
        store.keeps = true;
        Throwable kept = catchThrowable(() -> work.run(RECORDING));
        assertThat(kept).isInstanceOf(ObjectLockedException.class);
        assertThat(store.objects).containsKey(WHOLE);

        work.delayed(RECORDING, kept, 1, NOW.plusSeconds(2));

        assertThat(bench.last())
                .isEqualTo(new ProcessingDelayed(
                        RECORDING,
                        WorkStep.DISPOSING,
                        "the object store keeps it until its time",
                        1,
                        NOW.plusSeconds(2),
                        NOW));
        store.keeps = false;
        work.run(RECORDING);
        assertThat(store.objects).isEmpty();
        assertThat(bench.last()).isEqualTo(new RecordingDisposed(RECORDING, SHA256, 3L, 1, NOW));
    }

    @Test
    void theReasonOfADelaySaysWhatIsTheMatterAndNothingOfHowWeAreBuilt() {
        RecordingWork work = bench.work();
        assertThat(reason(work, new ObjectStoreUnavailable("http://10.0.0.1:9000/secret does not answer")))
                .isEqualTo("the object store does not do what it is asked");
        assertThat(reason(work, new UncheckedIOException(new IOException("/var/lib/x: no space left"))))
                .isEqualTo("the folder for what is being worked on cannot be used");
        assertThat(reason(work, new IllegalStateException("bug"))).isEqualTo("it failed on our side");
    }

    @Test
    void whatIsNotWorkedOnIsNotDelayed() {
        RecordingWork work = bench.work();
        work.run(RECORDING);
        RecordingEvent before = bench.last();
        work.delayed(RECORDING, new IllegalStateException("late"), 1, NOW);
        assertThat(bench.last()).isEqualTo(before);
        work.run(RECORDING);
        assertThat(bench.last()).isEqualTo(before);
    }

    @Test
    void aRecordingThatTakesNothingInIsNotWorkedOnForEver() {
        RecordingWork deaf = bench.work(_ -> {});
        assertThatThrownBy(() -> deaf.run(RECORDING)).hasMessageContaining("DISPOSING");
    }

    private String reason(RecordingWork work, Throwable cause) {
        work.delayed(RECORDING, cause, 1, NOW);
        return ((ProcessingDelayed) bench.last()).reason();
    }
}
