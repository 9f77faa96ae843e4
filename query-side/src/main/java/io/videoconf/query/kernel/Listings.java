package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of a list in a stable order: every document carries the text that it is ordered by, which ends in something
 * unique, and a cursor is that text. At most two commands a stretch, however long it is: the rows, and where they do not
 * tell it themselves, how many there are, unless a list has a way of its own to count.
 */
public final class Listings {
    /** The field with the text that documents are ordered by. */
    public static final String ORDER = "order";

    private static final int MAX_LIMIT = 100;
    private static final int MAX_CURSOR = 400;

    private Listings() {}

    /** In which direction. */
    public enum Direction {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    /**
     * One stretch.
     *
     * @param filter what belongs to the list
     * @param row makes a row of a document, without asking the database
     * @throws org.axonframework.queryhandling.QueryExecutionException VALIDATION_FAILED when the page is out of bounds
     */
    public static <T> Listing<T> page(
            ViewCollection collection, Bson filter, Direction direction, Page page, Function<Document, T> row) {
        return page(collection, filter, () -> collection.count(filter), direction, page, row);
    }

    /**
     * One stretch of a list that knows a quicker way to count itself.
     *
     * @param all how many belong to the list; asked when the rows do not tell
     * @param row makes a row of a document, without asking the database
     * @throws org.axonframework.queryhandling.QueryExecutionException VALIDATION_FAILED when the page is out of bounds
     */
    public static <T> Listing<T> page(
            ViewCollection collection,
            Bson filter,
            LongSupplier all,
            Direction direction,
            Page page,
            Function<Document, T> row) {
        return page(
                collection,
                filter,
                all,
                direction,
                page,
                List.of(),
                found -> found.stream().map(row).toList());
    }

    /**
     * One stretch.
     *
     * @param all how many belong to the list; asked when the rows do not tell
     * @param fields of the documents that rows are made of, the order among them; all when there are none
     * @param rows makes rows of documents, all at once
     */
    static <T> Listing<T> page(
            ViewCollection collection,
            Bson filter,
            LongSupplier all,
            Direction direction,
            Page page,
            List<String> fields,
            Function<List<Document>, List<T>> rows) {
        check(page);
        Bson rest = page.cursor() == null ? filter : and(filter, beyond(decode(page.cursor()), direction));
        List<Document> found = collection.find(rest, sort(direction), page.offset(), page.limit() + 1, fields);
        boolean more = found.size() > page.limit();
        List<Document> shown = more ? found.subList(0, page.limit()) : found;
        String next = more ? encode(shown.getLast().getString(ORDER)) : null;
        return new Listing<>(rows.apply(shown), total(all, page, found.size()), more, next);
    }

    /** Counted after the rows, between which and the count the list may have changed: never fewer than were seen. */
    private static long total(LongSupplier all, Page page, int found) {
        boolean fromTheStart = page.cursor() == null && (found > 0 || page.offset() == 0);
        int seen = fromTheStart ? page.offset() + found : found;
        boolean isTheEnd = found <= page.limit();
        return fromTheStart && isTheEnd ? seen : Math.max(seen, all.getAsLong());
    }

    /** Text in the order of time, then of id. */
    public static String order(Instant time, String id) {
        return "%012d.%09d/%s".formatted(time.getEpochSecond(), time.getNano(), id);
    }

    /** Text in the order of numbers in a stream. */
    public static String order(long number) {
        return "%019d".formatted(number);
    }

    /**
     * Refuses a page that is out of bounds.
     *
     * @throws org.axonframework.queryhandling.QueryExecutionException VALIDATION_FAILED
     */
    private static void check(Page page) {
        if (page.limit() < 1 || page.limit() > MAX_LIMIT) {
            throw Refusals.invalid("limit", "must be between 1 and " + MAX_LIMIT);
        }
        if (page.offset() < 0) {
            throw Refusals.invalid("offset", "must not be negative");
        }
    }

    private static Bson sort(Direction direction) {
        return switch (direction) {
            case OLDEST_FIRST -> Sorts.ascending(ORDER);
            case NEWEST_FIRST -> Sorts.descending(ORDER);
        };
    }

    private static Bson beyond(String last, Direction direction) {
        return switch (direction) {
            case OLDEST_FIRST -> gt(ORDER, last);
            case NEWEST_FIRST -> lt(ORDER, last);
        };
    }

    /** A cursor that goes on after this place. */
    public static String encode(String order) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(order.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that a cursor goes on after.
     *
     * @throws org.axonframework.queryhandling.QueryExecutionException VALIDATION_FAILED for what is no cursor
     */
    public static String decode(@Nullable String cursor) {
        try {
            if (cursor != null && !cursor.isEmpty() && cursor.length() <= MAX_CURSOR) {
                String order = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                if (order.matches("[0-9][-0-9a-z./]*")) {
                    return order;
                }
            }
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
        throw badCursor();
    }

    private static RuntimeException badCursor() {
        return Refusals.invalid("cursor", "must be the next_cursor of an earlier answer");
    }
}
