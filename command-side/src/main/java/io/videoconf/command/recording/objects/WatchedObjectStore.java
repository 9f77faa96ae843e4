package io.videoconf.command.recording.objects;

import io.videoconf.api.kernel.RecordingId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows from what the store was asked last whether it does what it is asked. While it is known not to, no link into it is
 * given out: it would only fail at the client's. {@link #look()} finds out when nobody else asks, and when it is over.
 */
public final class WatchedObjectStore implements ObjectStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedObjectStore.class);

    private final S3ObjectStore store;
    private final Clock clock;
    private volatile @Nullable Trouble trouble;

    /** Watches this store, and closes it. */
    public WatchedObjectStore(S3ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What the store does not do.
     *
     * @param takesNothing true when it answers, and takes no bytes: it is full, or must not be written to
     * @param since when it was first seen
     * @param reason in the store's words
     */
    public record Trouble(boolean takesNothing, Instant since, String reason) {}

    /** What is wrong with it; empty while nothing is known to be. */
    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Asks whether the store is there and, where it did not take what it was given, whether it does again. */
    public void look() {
        Trouble known = trouble;
        try {
            if (known != null && known.takesNothing()) {
                writing(store::tryToWrite);
            } else {
                reading(store::greet);
            }
        } catch (ObjectStoreUnavailable _) {
            // It has been noted, and is all that was asked.
        }
    }

    @Override
    public void prepare() {
        reading(store::prepare);
    }

    @Override
    public SignedLink linkToPut(ObjectKey key, long size, String sha256) {
        refuseIf(trouble != null);
        return reading(() -> store.linkToPut(key, size, sha256));
    }

    @Override
    public SignedLink linkToGet(ObjectKey key, String fileName) {
        refuseReading();
        return store.linkToGet(key, fileName);
    }

    @Override
    public SignedLink linkToShow(ObjectKey key) {
        refuseReading();
        return store.linkToShow(key);
    }

    @Override
    public Map<Integer, Long> parts(RecordingId recording) {
        return reading(() -> store.parts(recording));
    }

    @Override
    public List<ObjectKey> all(RecordingId recording) {
        return reading(() -> store.all(recording));
    }

    @Override
    public void write(ObjectKey key, Path file) {
        writing(() -> store.write(key, file));
    }

    @Override
    public OptionalLong size(ObjectKey key) {
        return reading(() -> store.size(key));
    }

    @Override
    public boolean read(ObjectKey key, ByteSink sink) {
        return reading(() -> store.read(key, sink));
    }

    @Override
    public void assemble(List<StoredPart> parts, ObjectKey whole) {
        writing(() -> store.assemble(parts, whole));
    }

    @Override
    public void lock(ObjectKey key) {
        writing(() -> store.lock(key));
    }

    @Override
    public void remove(Collection<ObjectKey> keys) {
        reading(() -> store.remove(keys));
    }

    @Override
    public void close() {
        store.close();
    }

    private void refuseReading() {
        Trouble known = trouble;
        refuseIf(known != null && !known.takesNothing());
    }

    private void refuseIf(boolean troubled) {
        Trouble known = trouble;
        if (troubled && known != null) {
            throw new ObjectStoreUnavailable(known.reason());
        }
    }

    private void reading(Runnable work) {
        asked(false, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private <T> T reading(Supplier<T> work) {
        return asked(false, work);
    }

    private void writing(Runnable work) {
        asked(true, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    private <T> T asked(boolean writing, Supplier<T> work) {
        try {
            T answer = work.get();
            well(writing);
            return answer;
        } catch (ObjectStoreUnavailable e) {
            failed(writing, e);
            throw e;
        }
    }

    /** That it can be read from says nothing of whether it takes what it did not take. */
    private synchronized void well(boolean writing) {
        Trouble known = trouble;
        if (known != null && (writing || !known.takesNothing())) {
            trouble = null;
            LOG.info("the object store does what it is asked again, after trouble since {}", known.since());
        }
    }

    private synchronized void failed(boolean writing, ObjectStoreUnavailable cause) {
        Trouble known = trouble;
        if (known == null) {
            LOG.warn("the object store does not do what it is asked: {}", cause.getMessage());
        }
        boolean nothing = writing && (known == null || known.takesNothing());
        trouble = new Trouble(
                nothing, known == null ? clock.instant() : known.since(), String.valueOf(cause.getMessage()));
    }
}
