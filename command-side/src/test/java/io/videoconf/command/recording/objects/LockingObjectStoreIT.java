package io.videoconf.command.recording.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.command.account.credentials.MovableClock;
import io.videoconf.command.recording.objects.LockingS3.Refusal;
import io.videoconf.command.recording.objects.ObjectLockedException.Lock;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores that lock, and keep every version of what they have. */
class LockingObjectStoreIT {
    private static final Duration LOCKED = Duration.ofDays(30);
    private static final Bytes BYTES = new Bytes(1, 1_000);
    private static final ObjectKey KEY = ObjectKey.part(RecordingId.fresh(), 1);

    private final MovableClock clock = new MovableClock(Instant.parse("2030-01-15T10:00:00Z"));

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whatIsLockedIsKeptUntilItsTimeHoweverTheStoreSaysSo(Refusal refusal) throws Exception {
        try (LockingS3 s3 = LockingS3.start(refusal, clock);
                WatchedObjectStore store = store(s3, LOCKED)) {
            store.prepare();
            assertThat(ObjectStoreContract.put(store, KEY, BYTES)).isEqualTo(200);
            assertThat(s3.locks(KEY)).containsExactly((LockingS3.Lock) null);

            store.lock(KEY);

            assertThat(s3.locks(KEY))
                    .containsExactly(
                            new LockingS3.Lock("COMPLIANCE", clock.instant().plus(LOCKED)));
            clock.advance(LOCKED.minusSeconds(1));
            assertIsKept(store, Lock.RETENTION, "until its time");

            clock.advance(Duration.ofSeconds(1));
            store.remove(List.of(KEY));

            assertThat(s3.locks(KEY)).isEmpty();
        }
    }

    @Test
    void aBucketThatLocksByAnEmptyRuleLocksAllTheSame() throws Exception {
        try (LockingS3 s3 = LockingS3.start(Refusal.S3, clock);
                WatchedObjectStore store = store(s3, LOCKED)) {
            s3.saysThatThereIsNoRule();
            store.prepare();
            ObjectStoreContract.put(store, KEY, BYTES);

            store.lock(KEY);

            assertThat(s3.locks(KEY))
                    .containsExactly(
                            new LockingS3.Lock("COMPLIANCE", clock.instant().plus(LOCKED)));
        }
    }

    /** Nothing tells when a hold is over but the store: whoever lifts it says it there. */
    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whatSomebodyElseHoldsIsKeptUntilTheyLiftItHoweverTheStoreSaysSo(Refusal refusal) throws Exception {
        try (LockingS3 s3 = LockingS3.start(refusal, clock);
                SomebodyElse court = new SomebodyElse(s3.settings(LOCKED));
                WatchedObjectStore store = store(s3, LOCKED)) {
            store.prepare();
            ObjectStoreContract.put(store, KEY, BYTES);
            store.lock(KEY);
            court.holds(KEY);
            assertIsKept(store, Lock.RETENTION, "until its time");

            clock.advance(LOCKED.multipliedBy(100));

            assertIsKept(store, Lock.LEGAL_HOLD, "until its legal hold there is lifted");
            court.releases(KEY);
            store.remove(List.of(KEY));
            assertThat(s3.locks(KEY)).isEmpty();
        }
    }

    private static void assertIsKept(WatchedObjectStore store, Lock lock, String until) {
        assertThatThrownBy(() -> store.remove(List.of(KEY)))
                .isInstanceOfSatisfying(
                        ObjectLockedException.class,
                        kept -> assertThat(kept.lock()).isEqualTo(lock))
                .hasMessage("the object store keeps " + KEY + " " + until);
        assertThat(store.trouble()).as("it does what it is there for").isEmpty();
        assertThat(read(store)).isEqualTo(BYTES.array());
    }

    /** Whether we lock anything is our own affair: others hold what they like. */
    @Test
    void whatSomebodyElseHoldsIsKeptThoughWeLockNothing() throws Exception {
        try (LockingS3 s3 = LockingS3.start(Refusal.S3, clock)) {
            try (WatchedObjectStore locking = store(s3, LOCKED)) {
                locking.prepare();
            }
            try (SomebodyElse court = new SomebodyElse(s3.settings(Duration.ZERO));
                    WatchedObjectStore store = store(s3, Duration.ZERO)) {
                store.prepare();
                ObjectStoreContract.put(store, KEY, BYTES);
                court.holds(KEY);
                assertIsKept(store, Lock.LEGAL_HOLD, "until its legal hold there is lifted");
            }
        }
    }

    /** A key from before knows one permission only: what it may ask is believed, and it is told which the other is. */
    @Test
    void whereHoldsMayNotBeAskedForRetentionIsToldAllTheSame() throws Exception {
        try (LockingS3 s3 = LockingS3.start(Refusal.S3, clock);
                SomebodyElse court = new SomebodyElse(s3.settings(LOCKED));
                WatchedObjectStore store = store(s3, LOCKED)) {
            store.prepare();
            ObjectStoreContract.put(store, KEY, BYTES);
            store.lock(KEY);
            court.holds(KEY);
            s3.forbidsToAskForHolds();

            assertIsKept(store, Lock.RETENTION, "until its time");

            clock.advance(LOCKED);
            assertThatThrownBy(() -> store.remove(List.of(KEY))).isInstanceOf(ObjectStoreUnavailable.class);
        }
    }

    @Test
    void ofWhatIsNotLockedEveryVersionIsRemoved() throws Exception {
        try (LockingS3 s3 = LockingS3.start(Refusal.S3, clock);
                WatchedObjectStore store = store(s3, Duration.ZERO)) {
            store.prepare();
            ObjectStoreContract.put(store, KEY, BYTES);
            store.lock(KEY);
            ObjectStoreContract.put(store, KEY, new Bytes(2, 10));
            assertThat(s3.locks(KEY)).as("nobody asked for locks").containsExactly(null, null);

            store.remove(List.of(KEY));

            assertThat(s3.locks(KEY)).isEmpty();
            assertThat(store.size(KEY)).isEmpty();
        }
    }

    /** Whoever must not remove anything waits for no time to come. */
    @Test
    void aRefusalThatNoLockExplainsIsNotCalledOne() throws Exception {
        try (LockingS3 s3 = LockingS3.start(Refusal.S3, clock);
                WatchedObjectStore store = store(s3, LOCKED)) {
            store.prepare();
            ObjectStoreContract.put(store, KEY, BYTES);
            store.lock(KEY);
            clock.advance(LOCKED);
            s3.forbidsToRemove();

            assertThatThrownBy(() -> store.remove(List.of(KEY))).isInstanceOf(ObjectStoreUnavailable.class);

            assertThat(store.trouble()).isPresent();
            assertThat(read(store)).isEqualTo(BYTES.array());
        }
    }

    @Test
    void aBucketThatWasMadeWithoutLocksIsUsedWithout() throws Exception {
        try (LockingS3 s3 = LockingS3.start(Refusal.S3, clock);
                WatchedObjectStore store = store(s3, LOCKED)) {
            s3.hasBucketWithoutLocks();
            store.prepare();
            ObjectStoreContract.put(store, KEY, BYTES);
            store.lock(KEY);
            assertThat(s3.locks(KEY)).containsExactly((LockingS3.Lock) null);
            store.remove(List.of(KEY));
            assertThat(s3.locks(KEY)).isEmpty();
        }
    }

    private WatchedObjectStore store(LockingS3 s3, Duration lockedFor) {
        return new WatchedObjectStore(new S3ObjectStore(s3.settings(lockedFor), clock), clock);
    }

    private static byte[] read(ObjectStore store) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.read(KEY, (buffer, length) -> bytes.write(buffer, 0, length));
        return bytes.toByteArray();
    }
}
