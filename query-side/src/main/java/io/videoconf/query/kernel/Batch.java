package io.videoconf.query.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events changes in one view. Documents evolve here in memory, and are written in one go when the batch
 * is complete. Lives on one thread.
 */
public final class Batch {
    private final ViewCollection collection;
    private final Set<String> streams;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, Map<String, Change>> beside = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> included = new LinkedHashMap<>();
    private final Map<String, Long> reached = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Document> before = new HashMap<>();
    private final @Nullable Map<String, Object> memory;
    private @Nullable Object notes;

    /**
     * A batch of nothing yet.
     *
     * @param streams whose events are in it
     */
    Batch(ViewCollection collection, Set<String> streams) {
        this(collection, streams, null);
    }

    /**
     * A batch of a view that is made again in a collection of its own.
     *
     * @param memory the newest states of streams, for this batch and those after it; what it shows is older than what the
     *     view answers with
     */
    Batch(ViewCollection collection, Set<String> streams, @Nullable Map<String, Object> memory) {
        this.collection = collection;
        this.streams = streams;
        this.memory = memory;
    }

    /** What is remembered of streams apart from everything else; null when the batch is of what answers now. */
    @Nullable
    Map<String, Object> memory() {
        return memory;
    }

    /** What is there already, where this batch goes: not always what answers now. */
    public ViewCollection written() {
        return collection;
    }

    /** What a projector wants to remember while this batch lasts: the first time, it is made. */
    public <T> T notes(Class<T> type, Supplier<T> fresh) {
        if (!type.isInstance(notes)) {
            notes = fresh.get();
        }
        return type.cast(notes);
    }

    /**
     * The document of a stream as it was before this batch; null when there is none. Read together with those of the other
     * streams of the batch: one command, however many streams there are.
     *
     * @param unknown which streams' documents are not known without asking
     */
    @Nullable
    Document before(String stream, Predicate<String> unknown) {
        if (asked.isEmpty()) {
            streams.stream().filter(unknown).forEach(asked::add);
            if (!asked.isEmpty()) {
                before.putAll(collection.find(asked));
            }
        }
        return asked.contains(stream) ? before.get(stream) : collection.find(stream);
    }

    /**
     * Puts a document in the place of the one with the same id, unless a newer one is there.
     *
     * @param version of the stream, as the document shows it
     * @param document made once, when the batch is written
     */
    public void put(String id, long version, Supplier<Document> document) {
        put(id, version, document, document);
    }

    void put(String id, long version, Object state, Supplier<Document> document) {
        put(id, version, state, true, document);
    }

    /** @param fresh whether there was no such document before; it costs more when that is wrong */
    void put(String id, long version, Object state, boolean fresh, Supplier<Document> document) {
        Change pending = changes.get(id);
        changes.put(id, new Change(version, state, pending == null ? fresh : pending.fresh(), document));
    }

    /**
     * Puts a document into one of the collections that the view keeps beside its documents. It is there before they are.
     *
     * @param part one of {@link View#parts()}
     */
    public void beside(String part, String id, long version, Supplier<Document> document) {
        beside.computeIfAbsent(part, _ -> new LinkedHashMap<>()).put(id, new Change(version, document, true, document));
    }

    /** The document with this id in one of those collections, with what this batch changes; null when there is none. */
    public @Nullable Document findBeside(String part, String id) {
        Change pending = beside.getOrDefault(part, Map.of()).get(id);
        return pending == null ? collection.beside(part).find(id) : pending.encoded(id);
    }

    /**
     * Adds a name to a document in one of those collections, which is made when there is none. It is there after the view's
     * own documents are. Nothing needs to be known of the document, and adding what is there changes nothing.
     *
     * @param name without a dot or a dollar
     */
    public void include(String part, String id, String name) {
        included.computeIfAbsent(part, _ -> new LinkedHashMap<>())
                .computeIfAbsent(id, _ -> new TreeSet<>())
                .add(name);
    }

    @Nullable
    Change pending(String id) {
        return changes.get(id);
    }

    /** Writes what there is, and begins with this stream as if nothing was known of it. */
    Batch anew(String stream) {
        flush();
        Batch fresh = new Batch(collection, Set.of(stream), memory);
        fresh.asked.add(stream);
        return fresh;
    }

    /** Writes everything in the place of what is there, however new that is. */
    void replace() {
        beside.forEach((part, documents) -> replace(collection.beside(part), documents));
        replace(collection, changes);
        flushIncluded();
    }

    private static void replace(ViewCollection in, Map<String, Change> changed) {
        if (!changed.isEmpty()) {
            in.overwrite(Change.encoded(changed));
            changed.clear();
        }
    }

    void reached(String stream, long version) {
        reached.merge(stream, version, Math::max);
    }

    /** How far each stream has come in this batch. */
    Map<String, Long> reached() {
        return Collections.unmodifiableMap(reached);
    }

    /** How many documents are to be written. */
    int size() {
        return changes.size();
    }

    /** Hands everything to the collection, which shows it from now on. May be repeated with the same outcome. */
    void flush() {
        beside.forEach((part, documents) -> flush(collection.beside(part), documents));
        flush(collection, changes);
        flushIncluded();
    }

    private void flushIncluded() {
        included.forEach((part, names) -> collection.beside(part).addNames(names));
        included.clear();
    }

    private void flush(ViewCollection to, Map<String, Change> changed) {
        if (changed.isEmpty()) {
            return;
        }
        if (memory == null) {
            to.take(changed);
        } else {
            make(to, changed);
        }
        changed.clear();
    }

    /** Where nobody looks yet: into the database at once, and what is new the cheaper way. */
    private static void make(ViewCollection to, Map<String, Change> changed) {
        List<Document> documents = new ArrayList<>();
        List<Document> fresh = new ArrayList<>(changed.size());
        changed.forEach((id, change) -> (change.fresh() ? fresh : documents).add(change.encoded(id)));
        if (!fresh.isEmpty()) {
            to.add(fresh);
        }
        if (!documents.isEmpty()) {
            to.write(documents);
        }
    }

    /** A document that is to be written, and what it was made from. */
    record Change(long version, Object state, boolean fresh, Supplier<Document> document) {
        Document encoded(String id) {
            Document encoded = new Document(ViewCollection.ID, id).append(ViewCollection.VERSION, version);
            encoded.putAll(document.get());
            return encoded;
        }

        static List<Document> encoded(Map<String, Change> changed) {
            List<Document> documents = new ArrayList<>(changed.size());
            changed.forEach((id, change) -> documents.add(change.encoded(id)));
            return documents;
        }
    }
}
