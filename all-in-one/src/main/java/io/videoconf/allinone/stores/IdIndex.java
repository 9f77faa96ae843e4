package io.videoconf.allinone.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of ids. The documents lie in the order of their ids already, so an id that is a text needs no second place: in the
 * server's own one it is an object that is serialised for each comparison. Ids of other kinds are kept there as before.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private static final String ID = "_id";

    private final MVMap<Object, Document> documents;
    private final MVMap<KeyValue, Object> others;

    IdIndex(MVMap<Object, Document> documents, MVMap<KeyValue, Object> others, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
        this.others = others;
        // Files of earlier versions have texts here as well.
        List.copyOf(others.keySet()).stream().filter(IdIndex::isText).forEach(others::remove);
    }

    /** The document is there before this is called, and with it, its place here. */
    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        if (!(document.get(ID) instanceof String)) {
            super.add(document, position, collection);
        }
    }

    @Override
    protected @Nullable Object getPosition(KeyValue id) {
        return isText(id) ? documents.containsKey(id.get(0)) ? id.get(0) : null : others.get(id);
    }

    /** The document itself is removed by whoever asks for its position. */
    @Override
    protected @Nullable Object removeDocument(KeyValue id) {
        return isText(id) ? getPosition(id) : others.remove(id);
    }

    @Override
    protected boolean putKeyPosition(KeyValue id, Object position) {
        return others.putIfAbsent(id, position) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        List<Map.Entry<KeyValue, Object>> all = new ArrayList<>(others.entrySet());
        documents.keySet().stream()
                .filter(String.class::isInstance)
                .forEach(id -> all.add(Map.entry(new KeyValue(id), id)));
        return all;
    }

    private static boolean isText(KeyValue id) {
        return id.get(0) instanceof String;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
