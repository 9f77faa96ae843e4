package io.videoconf.query.history;

import io.videoconf.query.kernel.Batch;
import io.videoconf.query.kernel.Listings;
import io.videoconf.query.kernel.ViewCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * When something happened in a tenant: a tree of documents beside the history, found by their ids alone, so that a stretch
 * of a tenant's audit costs the same however much there is of it and of others', also in a database without other indexes.
 * A leaf is one second and names its lines; above it, a document names the 64 parts of its time in which there are
 * any. Names are only added, in no order, so it does not matter who adds them first, or twice.
 *
 * <p>Each document is there once for each of 16 parts of the streams, as streams are shared out to threads: none is written
 * by two at once.
 */
final class Calendar {
    static final String PART = "calendar";
    private static final int SLOTS = 16;
    private static final int BITS = 6;
    private static final int ROOT = 3;
    private static final int AT_ONCE = 32;

    /** No event is older than the program. */
    private static final Instant BEGINNING = Instant.parse("2025-01-01T00:00:00Z");

    private final ViewCollection documents;

    /** Beside this view. */
    Calendar(ViewCollection view) {
        this.documents = view.beside(PART);
    }

    /**
     * A line's place in time.
     *
     * @param order as in {@link Listings#order(Instant, String)}
     * @param id of its document
     */
    record Entry(String order, String id) {}

    /**
     * Adds a line.
     *
     * @param order what follows the time in the line's order, and ends in its id
     */
    static void add(String tenant, Instant time, String order, String stream, Batch batch) {
        int slot = Objects.hashCode(stream) & (SLOTS - 1);
        long second = Math.max(time.getEpochSecond(), BEGINNING.getEpochSecond());
        String text = Listings.order(time, order);
        batch.include(PART, id(tenant, 0, second, slot), text.substring(text.indexOf('.') + 1));
        for (int level = 1; level <= ROOT; level++) {
            String child = Long.toString(second >> (BITS * (level - 1)));
            batch.include(PART, id(tenant, level, second >> (BITS * level), slot), child);
        }
    }

    /**
     * Shows the lines of a tenant in order, until the visitor has seen enough.
     *
     * @param after what the lines' order is behind; null for all
     * @param visitor is given some at once, all after those before; says whether it wants more
     */
    void walk(
            String tenant, @Nullable Instant from, Instant to, @Nullable String after, Predicate<List<Entry>> visitor) {
        long first = Math.max(
                BEGINNING.getEpochSecond(),
                Math.max(from == null ? 0 : from.getEpochSecond(), after == null ? 0 : secondOf(after)));
        long last = to.getEpochSecond();
        TreeSet<Long> roots = new TreeSet<>();
        for (long root = first >> (BITS * ROOT); root <= last >> (BITS * ROOT); root++) {
            roots.add(root);
        }
        Predicate<List<Entry>> wanted = entries -> visitor.test(entries.stream()
                .filter(entry -> after == null || entry.order().compareTo(after) > 0)
                .toList());
        boolean _ = descend(tenant, ROOT, roots, first, last, wanted);
    }

    private static long secondOf(String order) {
        return Long.parseLong(order.substring(0, order.indexOf('.')));
    }

    private boolean descend(
            String tenant, int level, SortedSet<Long> numbers, long first, long last, Predicate<List<Entry>> visitor) {
        List<Long> all = List.copyOf(numbers);
        boolean more = true;
        for (int at = 0; more && at < all.size(); at += AT_ONCE) {
            List<Long> some = all.subList(at, Math.min(all.size(), at + AT_ONCE));
            if (level == 0) {
                more = visitor.test(entries(tenant, some));
            } else {
                NavigableSet<Long> children = children(tenant, level, some);
                int shift = BITS * (level - 1);
                SortedSet<Long> within = children.subSet(first >> shift, true, last >> shift, true);
                more = descend(tenant, level - 1, within, first, last, visitor);
            }
        }
        return more;
    }

    private NavigableSet<Long> children(String tenant, int level, List<Long> numbers) {
        TreeSet<Long> children = new TreeSet<>();
        read(tenant, level, numbers)
                .forEach(document -> names(document).forEach(name -> children.add(Long.parseLong(name))));
        return children;
    }

    private List<Entry> entries(String tenant, List<Long> seconds) {
        TreeSet<String> orders = new TreeSet<>();
        read(tenant, 0, seconds).forEach(document -> {
            String id = document.getString("_id");
            long second = Long.parseLong(id.substring(id.indexOf(':') + 1, id.lastIndexOf('/')));
            names(document).forEach(name -> orders.add("%012d.%s".formatted(second, name)));
        });
        return orders.stream()
                .map(order -> new Entry(order, order.substring(order.lastIndexOf('/') + 1)))
                .toList();
    }

    private Collection<Document> read(String tenant, int level, List<Long> numbers) {
        List<String> ids = new ArrayList<>(numbers.size() * SLOTS);
        for (Long number : numbers) {
            for (int slot = 0; slot < SLOTS; slot++) {
                ids.add(id(tenant, level, number, slot));
            }
        }
        return documents.find(ids).values();
    }

    private static Collection<String> names(Document document) {
        return document.get(ViewCollection.INCLUDED, Document.class).keySet();
    }

    private static String id(String tenant, int level, long number, int slot) {
        return tenant + "@" + level + ":" + number + "/" + slot;
    }
}
