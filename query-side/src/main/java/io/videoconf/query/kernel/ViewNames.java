package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Which collection each view is in. A view that was made again is in a collection of a new name, so that the old one
 * answers until the new one is whole; the change of the name is the one step in which it takes its place.
 */
final class ViewNames {
    static final String COLLECTION = "view_builds";
    static final String PREFIX = "view_";
    private static final String BUILD = "build";
    private static final String BUILT = "~";
    static final Duration FRESH = Duration.ofSeconds(1);

    private final MongoTemplate mongo;
    private final boolean shared;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(int build, long seen) {}

    /**
     * Names in this database.
     *
     * @param shared whether other nodes make views again as well, so that a name must be looked up now and then
     */
    ViewNames(MongoTemplate mongo, boolean shared) {
        this.mongo = mongo;
        this.shared = shared;
    }

    /** The name of the collection that answers for a view. */
    String of(String view) {
        return named(view, build(view));
    }

    /** How often the view was made again beside itself. */
    int build(String view) {
        Known last = known.get(view);
        if (last == null || (shared && System.nanoTime() - last.seen() > FRESH.toNanos())) {
            last = look(view);
        }
        return last.build();
    }

    /** What others may have changed is looked up at once: whoever begins to write needs to know. */
    void refresh(String view) {
        if (shared) {
            look(view);
        }
    }

    /** From now on another build answers. */
    void use(String view, int build) {
        mongo.getCollection(COLLECTION)
                .replaceOne(
                        eq(ViewCollection.ID, view),
                        new Document(ViewCollection.ID, view).append(BUILD, build),
                        new ReplaceOptions().upsert(true));
        known.put(view, new Known(build, System.nanoTime()));
    }

    static String named(String view, int build) {
        return PREFIX + view + (build == 0 ? "" : BUILT + build);
    }

    /** Which build of a view the collection with this name belongs to; nothing when to none. */
    static Optional<Integer> buildOf(String view, String collection) {
        String first = named(view, 0);
        int part = collection.indexOf('.');
        String name = part < 0 ? collection : collection.substring(0, part);
        if (name.equals(first)) {
            return Optional.of(0);
        }
        String build = name.startsWith(first + BUILT) ? name.substring(first.length() + 1) : "";
        return build.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(build)) : Optional.empty();
    }

    private Known look(String view) {
        Document found = mongo.getCollection(COLLECTION)
                .find(eq(ViewCollection.ID, view))
                .first();
        Known now = new Known(found == null ? 0 : found.getInteger(BUILD, 0), System.nanoTime());
        known.put(view, now);
        return now;
    }
}
