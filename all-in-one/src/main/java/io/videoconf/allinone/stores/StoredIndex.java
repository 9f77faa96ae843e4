package io.videoconf.allinone.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that have a text in a field, or among a field's texts, without looking through the others. It knows the
 * first field of its key only, and documents whose id is a text: the server compares the whole question with what is found
 * here, and sorts it.
 */
final class StoredIndex extends Index<Object> {
    private static final String ID = "_id";
    private static final char END = '\0';

    /** Text, {@link #END} and id of each document, to the id. */
    private final MVMap<String, String> entries;

    private final String field;

    StoredIndex(MVMap<String, String> entries, String name, List<IndexKey> keys) {
        // Said to be sparse: a document without a text in the field is not in it.
        super(name, keys, true);
        this.entries = entries;
        this.field = keys.getFirst().getKey();
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Any number of documents may have the same text.
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // Any number of documents may have the same text.
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (position instanceof String id) {
            texts(document.get(field)).forEach(text -> entries.put(text + END + id, id));
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        if (document.get(ID) instanceof String id) {
            texts(document.get(field)).forEach(text -> entries.remove(text + END + id));
        }
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!texts(before.get(field)).equals(texts(after.get(field)))) {
            remove(before);
            add(after, position, collection);
        }
    }

    @Override
    public boolean canHandle(Document query) {
        return asked(query) != null;
    }

    @Override
    public Set<Object> getPositions(Document query) {
        Set<String> asked = asked(query);
        Set<Object> found = new LinkedHashSet<>();
        if (asked != null) {
            asked.forEach(text -> collect(text + END, found));
        }
        return found;
    }

    private void collect(String begin, Set<Object> found) {
        Cursor<String, String> cursor = entries.cursor(begin);
        while (cursor.hasNext() && cursor.next().startsWith(begin)) {
            found.add(cursor.getValue());
        }
    }

    /** The texts of which a document must have one to fit; null when the question does not say. */
    private @Nullable Set<String> asked(Document query) {
        Object condition = query.get(field);
        if (condition instanceof String text) {
            return Set.of(text);
        }
        if (!(condition instanceof Document operators)) {
            return null;
        }
        if (operators.get("$eq") instanceof String text) {
            return Set.of(text);
        }
        return operators.get("$in") instanceof Collection<?> any && any.stream().allMatch(String.class::isInstance)
                ? texts(any)
                : null;
    }

    private static Set<String> texts(@Nullable Object value) {
        Set<String> texts = new LinkedHashSet<>();
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Collection<?> all) {
            for (Object each : all) {
                if (each instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        entries.clear();
    }
}
