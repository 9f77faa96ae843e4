package io.videoconf.query.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one collection was given and the database was not yet: documents, and names that are to be added to documents. A document
 * that changes often is written once for many changes, and made once. Only where no other node reads the database, and where
 * the events make again what a crash takes.
 */
final class Unwritten {
    /** Documents that are kept back at most, but for those of the batch that goes beyond. */
    static final int MOST = 2000;

    /** As many as are worth writing, by somebody for whom nobody waits. */
    static final int WORTH_IT = 1000;

    /**
     * Documents that are written at once. Somebody waits for single answers meanwhile, and whoever writes must not have a
     * processor for much longer than one of them takes.
     */
    static final int STEP = 32;

    /** Steps in which more are written, where more come at a time than in one: then a view catches up, and nobody waits for it. */
    private static final int STEPS = 16;

    /** What is to be done with what is kept. */
    enum Then {
        /** Nothing for now. */
        WAIT,
        /** To be written soon, by whoever has the time. */
        WRITE_SOON,
        /** To be written before anything else is kept. */
        WRITE
    }

    private final Map<String, Batch.Change> changes = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean catchesUp;

    /** The document with this id as it is to be written; null when there is nothing to write. */
    @Nullable
    Document find(String id) {
        Batch.Change kept = changes.get(id);
        return kept == null ? null : kept.encoded(id);
    }

    /** Whether names are to be added to one of these documents: what it is then, the database says when they are written. */
    boolean hasNamesFor(Collection<String> ids) {
        return !names.isEmpty() && ids.stream().anyMatch(names::containsKey);
    }

    /** Keeps documents, each in the place of an older one. */
    Then keep(Map<String, Batch.Change> changed) {
        changes.putAll(changed);
        if (changed.size() > STEP) {
            catchesUp = true;
        }
        int kept = changes.size();
        return kept >= MOST ? Then.WRITE : kept >= WORTH_IT ? Then.WRITE_SOON : Then.WAIT;
    }

    /**
     * Keeps names, by the id of the document that they are to be added to.
     *
     * @return whether it is time to write
     */
    boolean include(Map<String, Set<String>> added) {
        added.forEach((id, some) -> names.merge(id, Set.copyOf(some), Unwritten::union));
        return names.size() >= MOST;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /** Writes the documents that were kept when it was called. What is written is found here until it is found there. */
    void settle(Consumer<List<Document>> write) {
        writing.lock();
        try {
            List<Map.Entry<String, Batch.Change>> now = List.copyOf(changes.entrySet());
            int step = catchesUp ? Math.max(STEP, now.size() / STEPS) : STEP;
            catchesUp = false;
            for (int from = 0; from < now.size(); from += step) {
                settle(now.subList(from, Math.min(from + step, now.size())), write);
                Thread.yield();
            }
        } finally {
            writing.unlock();
        }
    }

    private void settle(List<Map.Entry<String, Batch.Change>> some, Consumer<List<Document>> write) {
        write.accept(some.stream()
                .map(each -> each.getValue().encoded(each.getKey()))
                .toList());
        some.forEach(each -> changes.remove(each.getKey(), each.getValue()));
    }

    /** The same for names. */
    void settleNames(Consumer<Map<String, Set<String>>> write) {
        writing.lock();
        try {
            Map<String, Set<String>> now = new HashMap<>(names);
            if (!now.isEmpty()) {
                write.accept(now);
                now.forEach((id, written) -> names.computeIfPresent(id, (_, all) -> without(all, written)));
            }
        } finally {
            writing.unlock();
        }
    }

    private static @Nullable Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest.isEmpty() ? null : Set.copyOf(rest);
    }

    /** Forgets everything. */
    void forget() {
        writing.lock();
        try {
            changes.clear();
            names.clear();
        } finally {
            writing.unlock();
        }
    }
}
