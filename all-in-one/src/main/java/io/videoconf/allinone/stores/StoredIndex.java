package io.videoconf.allinone.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that have a text in a field, or among a field's texts, without looking through the others; where its key has
 * a second field, in the order of the text in that. It knows documents whose id is a text.
 */
final class StoredIndex extends Index<Object> {
    /** Goes on behind a text where the entries end that have it. */
    static final String BEYOND = "\0\1";

    private static final String ID = "_id";
    /** Behind each part of an entry. Within a part a zero has a one behind it, so no part is the beginning of another. */
    private static final String END = "\0\0";
    /** In the place of the second field's text where there is none. */
    private static final String NO_TEXT = "\0\2";

    private static final String FORM = "";
    private static final String PRESENT = "2";

    /** Text, text of the second field and id of each document, to the id; and what form that has, to an empty text. */
    private final MVMap<String, String> entries;

    private final String field;
    private final @Nullable String order;

    StoredIndex(MVMap<String, String> entries, String name, List<IndexKey> keys) {
        // Said to be sparse: a document without a text in the field is not in it.
        super(name, keys, true);
        this.entries = entries;
        this.field = keys.getFirst().getKey();
        this.order = keys.size() > 1 ? keys.get(1).getKey() : null;
        if (!PRESENT.equals(entries.get(FORM))) {
            entries.clear(); // it is an earlier version's; the collection fills an index that it finds empty
            entries.put(FORM, PRESENT);
        }
    }

    /**
     * A document in the index.
     *
     * @param place of it behind the text that was looked for: those are in order
     */
    record Entry(String place, Object position) {}

    /** The field whose texts it knows. */
    String field() {
        return field;
    }

    /** The field by whose text it has documents in order; null when there is none. */
    @Nullable
    String order() {
        return order;
    }

    /** Whether all documents with this text have one to be ordered by. */
    boolean ordersAllWith(String text) {
        String without = escaped(text) + END + NO_TEXT;
        String first = entries.ceilingKey(without);
        return first == null || !first.startsWith(without);
    }

    /**
     * The documents with this text, in order.
     *
     * @param from the first place of interest
     * @param to the first place that is not any more; null for the end
     */
    Iterator<Entry> with(String text, String from, @Nullable String to, boolean descending) {
        String begin = escaped(text) + END;
        return new Stretch(begin.length(), begin + from, to == null ? escaped(text) + BEYOND : begin + to, descending);
    }

    /** As it stands in an entry. */
    static String escaped(String text) {
        return text.indexOf(0) < 0 ? text : text.replace("\0", BEYOND);
    }

    /** The texts of which a field must have one by this condition, which says nothing else; null when it says something else. */
    static @Nullable Set<String> texts(@Nullable Object condition, boolean only) {
        if (condition instanceof String text) {
            return Set.of(text);
        }
        if (!(condition instanceof Document operators) || (only && operators.size() != 1)) {
            return null;
        }
        if (operators.get("$eq") instanceof String text) {
            return Set.of(text);
        }
        return operators.get("$in") instanceof Collection<?> any && any.stream().allMatch(String.class::isInstance)
                ? texts(any)
                : null;
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
            String rest = END + orderOf(document) + END + id;
            texts(document.get(field)).forEach(text -> entries.put(escaped(text) + rest, id));
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        if (document.get(ID) instanceof String id) {
            String rest = END + orderOf(document) + END + id;
            texts(document.get(field)).forEach(text -> entries.remove(escaped(text) + rest));
        }
        return null;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        boolean stays = texts(before.get(field)).equals(texts(after.get(field)))
                && orderOf(before).equals(orderOf(after));
        if (!stays) {
            remove(before);
            add(after, position, collection);
        }
    }

    private String orderOf(Document document) {
        return order != null && document.get(order) instanceof String text ? escaped(text) : NO_TEXT;
    }

    @Override
    public boolean canHandle(Document query) {
        return texts(query.get(field), false) != null;
    }

    @Override
    public Set<Object> getPositions(Document query) {
        Set<Object> found = new LinkedHashSet<>();
        Set<String> asked = texts(query.get(field), false);
        if (asked != null) {
            asked.forEach(text -> with(text, "", null, false).forEachRemaining(entry -> found.add(entry.position())));
        }
        return found;
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
        return entries.sizeAsLong() - 1;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        entries.clear();
    }

    /** Entries between two keys that are none of an entry, in one direction or the other. */
    private final class Stretch implements Iterator<Entry> {
        private final int begin;
        private final String from;
        private final String to;
        private final Cursor<String, String> cursor;
        private @Nullable Entry next;

        Stretch(int begin, String from, String to, boolean descending) {
            this.begin = begin;
            this.from = from;
            this.to = to;
            this.cursor = descending ? entries.cursor(to, null, true) : entries.cursor(from);
            this.next = following();
        }

        private @Nullable Entry following() {
            if (!cursor.hasNext()) {
                return null;
            }
            String key = cursor.next();
            boolean within = key.compareTo(from) >= 0 && key.compareTo(to) < 0;
            return within ? new Entry(key.substring(begin), cursor.getValue()) : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Entry next() {
            Entry now = next;
            if (now == null) {
                throw new NoSuchElementException();
            }
            next = following();
            return now;
        }
    }
}
