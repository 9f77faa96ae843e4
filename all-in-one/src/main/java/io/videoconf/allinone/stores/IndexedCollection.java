package io.videoconf.allinone.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that looks for an index in every part of a question, and takes what it finds in the order in which an index has it; the
 * one that it is made of takes a question as a whole, and reads and sorts all that fits.
 */
class IndexedCollection extends H2Collection {
    private static final String ID = "_id";
    private static final @Nullable Comparator<Document> AS_IT_COMES = null;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> about,
            CursorRegistry cursors) {
        super(database, name, options, documents, about, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document order, int skip, int limit, int batch, Document fields) {
        OrderedLookup lookup = query.containsKey(ID) ? null : OrderedLookup.of(query, getIndexes());
        Stream<Object> found = lookup == null ? null : lookup.in(order);
        if (lookup != null && found != null) {
            return lookup.exact()
                    ? matchDocumentsFromStream(
                            new Document(), read(found.skip(skip)), 0, limit, batch, AS_IT_COMES, fields)
                    : matchDocumentsFromStream(query, read(found), skip, limit, batch, AS_IT_COMES, fields);
        }
        Set<Object> among = query.containsKey(ID) ? null : candidates(query);
        return among == null
                ? super.queryDocuments(query, order, skip, limit, batch, fields)
                : matchDocuments(query, among, order, skip, limit, batch, fields);
    }

    private Stream<Document> read(Stream<Object> positions) {
        return positions.map(this::getDocument).filter(Objects::nonNull);
    }

    /** What an index finds must still be there when it is read. */
    @Override
    public synchronized int count(Document query, int skip, int limit) {
        OrderedLookup lookup = OrderedLookup.of(query, getIndexes());
        if (lookup == null || !lookup.exact()) {
            return super.count(query, skip, limit);
        }
        int rest = Math.max(0, lookup.count() - Math.max(0, skip));
        return limit > 0 ? Math.min(limit, rest) : rest;
    }

    /** Positions of all documents that can fit; null when no index tells. */
    private @Nullable Set<Object> candidates(Document query) {
        for (Index<Object> index : getIndexes()) {
            if (index instanceof StoredIndex stored && stored.canHandle(query)) {
                return stored.getPositions(query);
            }
        }
        if (query.get("$and") instanceof Collection<?> all) {
            for (Object part : all) {
                Set<Object> found = part instanceof Document document ? candidates(document) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return query.get("$or") instanceof Collection<?> any ? union(any) : null;
    }

    private @Nullable Set<Object> union(Collection<?> alternatives) {
        Set<Object> all = new LinkedHashSet<>();
        for (Object each : alternatives) {
            Set<Object> found = each instanceof Document document ? candidates(document) : null;
            if (found == null) {
                return null;
            }
            all.addAll(found);
        }
        return all;
    }
}
