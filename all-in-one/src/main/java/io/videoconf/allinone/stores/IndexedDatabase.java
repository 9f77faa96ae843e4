package io.videoconf.allinone.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/** A database that knows indexes on other fields than the id; the one that it is made of ignores them. */
final class IndexedDatabase extends H2Database {
    private final MVStore store;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Indexes that are known already are opened before the constructor of the database returns.
        this.store = store;
        super(name, store, cursors);
    }

    /** In the maps in which the database keeps it, and under the names under which it drops them. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getDatabaseName() + "." + collection;
        return new IndexedCollection(
                this,
                collection,
                options,
                store.openMap("databases." + name),
                store.openMap("meta." + name),
                cursorRegistry);
    }

    /** Other unique indexes are the database's own. */
    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (!keys.getFirst().getKey().equals("_id")) {
            return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
        }
        String full = getDatabaseName() + "." + collection;
        return new IdIndex(store.openMap("databases." + full), store.openMap(full + "._index_" + name), name, keys);
    }

    /** Under the name of which the database removes it. */
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.getFirst().getKey().contains(".")) {
            return super.openOrCreateSecondaryIndex(collection, name, keys, sparse);
        }
        return new StoredIndex(store.openMap(getDatabaseName() + "." + collection + "._index_" + name), name, keys);
    }
}
