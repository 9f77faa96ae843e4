package io.videoconf.query.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one collection that were made and are not in the database yet. A document that changes often is written
 * once for many changes, and made once. Only where no other node reads the database, and where the events make again what
 * a crash takes.
 */
final class Unwritten {
    /** Documents that are kept back at most, but for those of the batch that goes beyond. */
    static final int MOST = 2000;

    private final Map<String, Batch.Change> changes = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    /** The document with this id as it is to be written; null when there is nothing to write. */
    @Nullable
    Document find(String id) {
        Batch.Change kept = changes.get(id);
        return kept == null ? null : kept.encoded(id);
    }

    /**
     * Keeps documents, each in the place of an older one.
     *
     * @return whether it is time to write
     */
    boolean keep(Map<String, Batch.Change> changed) {
        changes.putAll(changed);
        return changes.size() >= MOST;
    }

    /** Writes what was kept when it was called. It is found here until it is found there. */
    void settle(Consumer<List<Document>> write) {
        writing.lock();
        try {
            Map<String, Batch.Change> now = new HashMap<>(changes);
            if (!now.isEmpty()) {
                write.accept(Batch.Change.encoded(now));
                now.forEach(changes::remove);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Forgets everything. */
    void forget() {
        writing.lock();
        try {
            changes.clear();
        } finally {
            writing.unlock();
        }
    }
}
