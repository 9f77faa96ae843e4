package io.videoconf.command.recording.work;

import static io.videoconf.command.recording.Given.NOW;
import static io.videoconf.command.recording.Given.RECORDING;
import static io.videoconf.command.recording.Given.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.WorkStep;
import io.videoconf.api.recording.events.CaptureClosed;
import io.videoconf.api.recording.events.DisposalBegun;
import io.videoconf.api.recording.events.PartUploadRequested;
import io.videoconf.api.recording.events.ProcessingDelayed;
import io.videoconf.api.recording.events.RecordingDeleted;
import io.videoconf.api.recording.events.RecordingDisposed;
import io.videoconf.api.recording.events.UploadCompleted;
import io.videoconf.command.account.credentials.MovableClock;
import io.videoconf.command.recording.objects.Bytes;
import io.videoconf.command.recording.objects.LockingS3;
import io.videoconf.command.recording.objects.LockingS3.Lock;
import io.videoconf.command.recording.objects.LockingS3.Refusal;
import io.videoconf.command.recording.objects.ObjectKey;
import io.videoconf.command.recording.objects.ObjectStore;
import io.videoconf.command.recording.objects.S3ObjectStore;
import io.videoconf.command.recording.objects.SomebodyElse;
import io.videoconf.command.recording.objects.WatchedObjectStore;
import io.videoconf.command.recording.upload.PartsDisposal;
import io.videoconf.command.recording.upload.UploadCompletion;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From its upload to its disposal over a store that locks: it is locked when it is complete, and waits for its time at the end. */
class LockedDisposalIT {
    private static final Duration LOCKED = Duration.ofDays(30);
    private static final Bytes BYTES = new Bytes(1, 1_000);
    private static final Part PART = BYTES.asPart(1);
    private static final ObjectKey PLACE = ObjectKey.part(RECORDING, 1);
    private static final ObjectKey WHOLE = ObjectKey.media(RECORDING, BYTES.sha256());

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(NOW);

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whatTheStoreKeepsIsDisposedOfAtItsTimeAndNothingIsLostBefore(Refusal refusal) throws Exception {
        try (LockingS3 s3 = LockingS3.start(refusal, clock);
                WatchedObjectStore store =
                        new WatchedObjectStore(new S3ObjectStore(s3.settings(LOCKED), clock), clock)) {
            store.prepare();
            UploadCompleted completed = completed(store);
            assertThat(s3.locks(WHOLE)).containsExactly(new Lock("COMPLIANCE", NOW.plus(LOCKED)));
            new PartsDisposal(store).dispose(completed);
            assertThat(s3.locks(PLACE)).as("parts are locked by nobody").isEmpty();
            Bench bench = deleted(store, completed);
            RecordingWork work = bench.work();

            assertWaits(bench, work, store, "the object store keeps it until its time");

            clock.advance(LOCKED);
            work.run(RECORDING);

            assertThat(bench.last()).isEqualTo(new RecordingDisposed(RECORDING, BYTES.sha256(), BYTES.size(), 1, NOW));
            assertThat(s3.locks(WHOLE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whatSomebodyElseHoldsInTheStoreIsDisposedOfOnceTheyLiftIt(Refusal refusal) throws Exception {
        try (LockingS3 s3 = LockingS3.start(refusal, clock);
                SomebodyElse court = new SomebodyElse(s3.settings(LOCKED));
                WatchedObjectStore store =
                        new WatchedObjectStore(new S3ObjectStore(s3.settings(LOCKED), clock), clock)) {
            store.prepare();
            UploadCompleted completed = completed(store);
            new PartsDisposal(store).dispose(completed);
            court.holds(WHOLE);
            Bench bench = deleted(store, completed);
            RecordingWork work = bench.work();
            clock.advance(LOCKED);

            assertWaits(bench, work, store, "the object store keeps it until its legal hold there is lifted");

            court.releases(WHOLE);
            work.run(RECORDING);
            assertThat(bench.last()).isEqualTo(new RecordingDisposed(RECORDING, BYTES.sha256(), BYTES.size(), 1, NOW));
            assertThat(s3.locks(WHOLE)).isEmpty();
        }
    }

    private static void assertWaits(Bench bench, RecordingWork work, WatchedObjectStore store, String reason) {
        Throwable kept = catchThrowable(() -> work.run(RECORDING));
        work.delayed(RECORDING, kept, 1, NOW.plusSeconds(2));
        assertThat(bench.last())
                .isEqualTo(new ProcessingDelayed(RECORDING, WorkStep.DISPOSING, reason, 1, NOW.plusSeconds(2), NOW));
        assertThat(store.trouble()).isEmpty();
        assertThat(read(store)).isEqualTo(BYTES.array());
    }

    private UploadCompleted completed(ObjectStore store) throws Exception {
        store.write(PLACE, Files.write(folder.resolve("part"), BYTES.array()));
        assertThat(new UploadCompletion(store)
                        .examine(RECORDING, List.of(PART), false)
                        .whole())
                .isNotNull();
        return new UploadCompleted(RECORDING, List.of(PART), BYTES.size(), BYTES.sha256(), NOW);
    }

    private Bench deleted(ObjectStore store, UploadCompleted completed) {
        Bench bench = new Bench(store, folder.resolve("scratch"));
        bench.happened(
                opened(RecordingMode.CLOUD, true),
                new PartUploadRequested(RECORDING, PART, NOW),
                new CaptureClosed(RECORDING, NOW, NOW),
                completed,
                new RecordingDeleted(RECORDING, NOW),
                new DisposalBegun(RECORDING, NOW));
        return bench;
    }

    private static byte[] read(ObjectStore store) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.read(WHOLE, (buffer, length) -> bytes.write(buffer, 0, length));
        return bytes.toByteArray();
    }
}
