package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The documents of one view. Beside them lies one marker that says which generation of the projector wrote them; a
 * collection without its marker is one that was lost.
 */
public final class ViewCollection {
    static final String ID = "_id";
    static final String VERSION = "version";

    /** Under which name a document has the names that were included in it. */
    public static final String INCLUDED = "in";

    private static final String MARKER = "~view";
    private static final String GENERATION = "generation";
    private static final int SCANNED = 1000;
    private static final int READ_AT_ONCE = 500;

    private final MongoTemplate mongo;
    private final Supplier<String> name;
    private final boolean guarded;
    private final Function<String, @Nullable Unwritten> kept;
    private final @Nullable ViewWriter writer;

    /**
     * A collection.
     *
     * @param name which it is now
     * @param kept what is kept back from the database for a while, by the collection's name; null when each batch is
     *     written at once
     * @param writer writes what is worth it while the view goes on; null when the view does it itself, later
     */
    ViewCollection(
            MongoTemplate mongo,
            Supplier<String> name,
            boolean guarded,
            Function<String, @Nullable Unwritten> kept,
            @Nullable ViewWriter writer) {
        this.mongo = mongo;
        this.name = name;
        this.guarded = guarded;
        this.kept = kept;
        this.writer = writer;
    }

    /** A collection of the same view for documents of another kind, which its lists need not look through. */
    public ViewCollection beside(String part) {
        return new ViewCollection(mongo, () -> name.get() + "." + part, guarded, kept, writer);
    }

    /** Which collection it is now. */
    String name() {
        return name.get();
    }

    /** Whether nobody but this node writes here. */
    boolean isOurs() {
        return !guarded;
    }

    /** The document with this id; null when there is none. */
    public @Nullable Document find(String id) {
        Document newest = kept(List.of(id)).get(id);
        return newest != null ? newest : documents().find(eq(ID, id)).first();
    }

    /** One field, and the id, of the document with this id; null when there is none. */
    public @Nullable Document find(String id, String field) {
        return settled().find(eq(ID, id)).projection(include(field)).first();
    }

    /** The documents with these ids, by id. */
    public Map<String, Document> find(Collection<String> ids) {
        Map<String, Document> found = kept(ids);
        List<String> written = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!written.isEmpty()) {
            documents().find(in(ID, written)).forEach(document -> found.put(document.getString(ID), document));
        }
        return found;
    }

    /** Those of them that are not written yet. */
    private Map<String, Document> kept(Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        Unwritten unwritten = unwritten();
        if (unwritten != null) {
            if (unwritten.hasNamesFor(ids)) {
                settle();
            }
            for (String id : ids) {
                Document document = unwritten.find(id);
                if (document != null) {
                    found.put(id, document);
                }
            }
        }
        return found;
    }

    /** The first document that fits; null when there is none. */
    public @Nullable Document findFirst(Bson filter) {
        return settled().find(filter).first();
    }

    /**
     * Documents that fit, in order.
     *
     * @param limit how many at most, above 0
     */
    public List<Document> find(Bson filter, Bson order, int skip, int limit) {
        return find(filter, order, skip, limit, List.of());
    }

    /**
     * The same with some of their fields, and their ids.
     *
     * @param fields all when there are none
     */
    List<Document> find(Bson filter, Bson order, int skip, int limit, List<String> fields) {
        return settled()
                .find(filter)
                .projection(fields.isEmpty() ? null : include(fields))
                .sort(order)
                .skip(skip)
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Documents that fit, in order, one by one, for as long as {@code visitor} wants more; memory holds a batch of them. */
    public void scan(Bson filter, Bson order, Predicate<Document> visitor) {
        try (MongoCursor<Document> found =
                settled().find(filter).sort(order).batchSize(SCANNED).iterator()) {
            boolean more = true;
            while (more && found.hasNext()) {
                more = visitor.test(found.next());
            }
        }
    }

    /** How many documents fit. */
    public long count(Bson filter) {
        MongoCollection<Document> all = settled();
        if (guarded) {
            return all.countDocuments(filter);
        }
        // Otherwise counting is an aggregation, for which the embedded database looks through everything.
        Document command = new Document("count", name.get())
                .append("query", filter.toBsonDocument(Document.class, all.getCodecRegistry()));
        return mongo.getDb().runCommand(command).get("n", Number.class).longValue();
    }

    /** Every document, the marker among them, in no order, a few at a time. */
    void each(Consumer<Document> visitor) {
        settled().find().batchSize(READ_AT_ONCE).forEach(visitor);
    }

    /** Adds documents that are not there yet, which is cheaper than putting them; where one is, they are put. */
    void add(List<Document> fresh) {
        Writes.add(documents(), fresh);
    }

    /** Takes documents in: whoever asks from now on is answered with them, whether they are written yet or not. */
    void take(Map<String, Batch.Change> changed) {
        Unwritten unwritten = unwritten();
        if (unwritten == null) {
            write(Batch.Change.encoded(changed));
        } else {
            switch (unwritten.keep(changed)) {
                case WAIT -> {}
                case WRITE_SOON -> writeSoon();
                case WRITE -> settle();
            }
        }
    }

    /** Where it fails, the documents stay kept until the view has to write them, and is told. */
    private void writeSoon() {
        if (writer != null) {
            writer.soon("documents of " + name.get(), this::settleDocuments);
        }
    }

    /** Writes what was kept back. What was taken in before it was called is written when it returns. */
    void settle() {
        settleDocuments();
        settleNames();
    }

    /** What one build keeps back goes where that build is, though another should answer by now. */
    void settleDocuments() {
        String now = name.get();
        Unwritten unwritten = kept.apply(now);
        if (unwritten != null) {
            unwritten.settle(changed -> write(mongo.getCollection(now), changed));
        }
    }

    void settleNames() {
        String now = name.get();
        Unwritten unwritten = kept.apply(now);
        if (unwritten != null) {
            unwritten.settleNames(names -> Writes.include(mongo.getCollection(now), names));
        }
    }

    /** One bulk write. Where others write as well, a document gives way to one that is as new or newer. */
    void write(List<Document> changed) {
        write(documents(), changed);
    }

    private void write(MongoCollection<Document> into, List<Document> changed) {
        if (guarded) {
            Writes.putNewer(into, changed);
        } else {
            Writes.put(into, changed);
        }
    }

    /** One bulk write that no document is too new for. */
    void overwrite(List<Document> anew) {
        settle();
        Writes.put(documents(), anew);
    }

    /** Adds names to documents, by their ids: seen from now on, whether they are written yet or not. */
    void addNames(Map<String, Set<String>> names) {
        Unwritten unwritten = unwritten();
        if (unwritten == null) {
            Writes.include(documents(), names);
        } else if (unwritten.include(names)) {
            settle();
        }
    }

    boolean isOfGeneration(int generation) {
        Document marker = find(MARKER);
        return marker != null && Integer.valueOf(generation).equals(marker.getInteger(GENERATION));
    }

    void drop() {
        Unwritten unwritten = unwritten();
        if (unwritten != null) {
            unwritten.forget();
        }
        if (mongo.collectionExists(name.get())) {
            documents().drop();
        }
    }

    void ensureIndexes(List<Bson> indexes) {
        indexes.forEach(index -> documents().createIndex(index));
    }

    void mark(int generation) {
        Document marker =
                new Document(ID, MARKER).append(VERSION, (long) generation).append(GENERATION, generation);
        documents().replaceOne(eq(ID, MARKER), marker, new ReplaceOptions().upsert(true));
    }

    private @Nullable Unwritten unwritten() {
        return kept.apply(name.get());
    }

    /** The database finds by itself only what is in it. */
    private MongoCollection<Document> settled() {
        settle();
        return documents();
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection(name.get());
    }
}
