package io.videoconf.allinone.stores;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A question whose documents indexes find in the order in which they are wanted: who wants a few of many looks at no others. That
 * is one text or another in fields of which each has an index with the same second field; with bounds for that field, and with
 * anything else that has to be looked up in the documents.
 */
final class OrderedLookup {
    private final List<Source> sources;
    private final String order;
    private String from = "";
    private @Nullable String to;
    private boolean exact = true;

    private OrderedLookup(List<Source> sources, String order) {
        this.sources = sources;
        this.order = order;
    }

    /** The documents with a text. */
    private record Source(StoredIndex index, String text) {}

    /** The question as such; null when it is none. */
    static @Nullable OrderedLookup of(@Nullable Document query, List<Index<Object>> indexes) {
        List<Map.Entry<String, Object>> conditions = new ArrayList<>();
        if (query != null) {
            flatten(query, conditions);
        }
        for (Map.Entry<String, Object> condition : conditions) {
            List<Source> sources = sources(condition, indexes);
            String order = sources.isEmpty() ? null : sources.getFirst().index().order();
            if (order != null
                    && sources.stream()
                            .allMatch(source -> order.equals(source.index().order()))) {
                OrderedLookup lookup = new OrderedLookup(sources, order);
                conditions.stream().filter(other -> other != condition).forEach(lookup::restrict);
                boolean known =
                        sources.stream().allMatch(source -> source.index().ordersAllWith(source.text()));
                return known ? lookup : null;
            }
        }
        return null;
    }

    /** Whether the documents need not be looked at: the indexes know which ones fit. */
    boolean exact() {
        return exact;
    }

    /** Positions of the documents that can fit, in this order; null when it is another than that of the indexes. */
    @Nullable
    Stream<Object> in(@Nullable Document wanted) {
        if (wanted == null || wanted.size() != 1 || !(wanted.get(order) instanceof Number direction)) {
            return null;
        }
        Iterable<Object> positions = () -> new Merged(direction.intValue() < 0);
        return StreamSupport.stream(positions.spliterator(), false);
    }

    /** How many documents there are. */
    int count() {
        int count = 0;
        for (Iterator<Object> all = new Merged(false); all.hasNext(); all.next()) {
            count++;
        }
        return count;
    }

    private static void flatten(Document query, List<Map.Entry<String, Object>> into) {
        for (Map.Entry<String, Object> condition : query.entrySet()) {
            boolean all = condition.getKey().equals("$and")
                    && condition.getValue() instanceof Collection<?> parts
                    && parts.stream().allMatch(Document.class::isInstance);
            if (all) {
                ((Collection<?>) condition.getValue()).forEach(part -> flatten((Document) part, into));
            } else {
                into.add(condition);
            }
        }
    }

    /** Where a document must be found, in one of them at least; none when no index tells. */
    private static List<Source> sources(Map.Entry<String, Object> condition, List<Index<Object>> indexes) {
        if (!condition.getKey().equals("$or")) {
            return found(condition, indexes);
        }
        List<Source> all = new ArrayList<>();
        for (Object alternative : condition.getValue() instanceof Collection<?> any ? any : List.of()) {
            List<Source> found = alternative instanceof Document document && document.size() == 1
                    ? found(document.entrySet().iterator().next(), indexes)
                    : List.of();
            if (found.isEmpty()) {
                return List.of();
            }
            all.addAll(found);
        }
        return all;
    }

    private static List<Source> found(Map.Entry<String, Object> condition, List<Index<Object>> indexes) {
        Set<String> texts = StoredIndex.texts(condition.getValue(), true);
        if (texts == null) {
            return List.of();
        }
        return indexes.stream()
                .filter(index -> index instanceof StoredIndex stored
                        && stored.order() != null
                        && stored.field().equals(condition.getKey()))
                .map(StoredIndex.class::cast)
                .findFirst()
                .map(index ->
                        texts.stream().map(text -> new Source(index, text)).toList())
                .orElse(List.of());
    }

    /** Another condition must hold as well. */
    private void restrict(Map.Entry<String, Object> condition) {
        boolean bounds = condition.getKey().equals(order)
                && condition.getValue() instanceof Document operators
                && !operators.isEmpty()
                && operators.entrySet().stream().allMatch(this::bound);
        exact = exact && bounds;
    }

    /** False when it is no bound. One that was taken in is one, whatever comes next. */
    private boolean bound(Map.Entry<String, Object> operator) {
        if (!(operator.getValue() instanceof String text)) {
            return false;
        }
        String place = StoredIndex.escaped(text);
        return switch (operator.getKey()) {
            case "$gt" -> after(place + StoredIndex.BEYOND);
            case "$gte" -> after(place);
            case "$lt" -> before(place);
            case "$lte" -> before(place + StoredIndex.BEYOND);
            default -> false;
        };
    }

    private boolean after(String place) {
        from = place.compareTo(from) > 0 ? place : from;
        return true;
    }

    private boolean before(String place) {
        to = to == null || place.compareTo(to) < 0 ? place : to;
        return true;
    }

    /** What the sources have, each document once. */
    private final class Merged implements Iterator<Object> {
        private final PriorityQueue<Head> heads;

        Merged(boolean descending) {
            Comparator<Head> first = Comparator.comparing(head -> head.entry.place());
            heads = new PriorityQueue<>(descending ? first.reversed() : first);
            sources.stream()
                    .distinct()
                    .map(source -> source.index().with(source.text(), from, to, descending))
                    .forEach(this::follow);
        }

        private void follow(Iterator<StoredIndex.Entry> entries) {
            if (entries.hasNext()) {
                heads.add(new Head(entries.next(), entries));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        /** A document has the same place behind whichever text. */
        @Override
        public Object next() {
            Head head = heads.poll();
            if (head == null) {
                throw new NoSuchElementException();
            }
            follow(head.following);
            while (hasNext()
                    && Objects.requireNonNull(heads.peek()).entry.place().equals(head.entry.place())) {
                follow(Objects.requireNonNull(heads.poll()).following);
            }
            return head.entry.position();
        }
    }

    private record Head(StoredIndex.Entry entry, Iterator<StoredIndex.Entry> following) {}
}
