package io.videoconf.query.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where each view gets its collection. */
public final class ViewCollections {
    private static final String NAMED = "view_";

    private final MongoTemplate mongo;
    private final boolean guarded;
    private final boolean behind;
    private final Map<String, Unwritten> unwritten = new ConcurrentHashMap<>();

    /**
     * Collections of this database.
     *
     * @param guarded whether each write asks for an older document; see {@link ProjectionSettings#guardedWrites()}
     * @param behind whether documents are kept back for a while; see {@link ProjectionSettings#writeBehind()}
     */
    public ViewCollections(MongoTemplate mongo, boolean guarded, boolean behind) {
        this.mongo = mongo;
        this.guarded = guarded;
        this.behind = behind && !guarded;
    }

    /** The collection of the view with this name. */
    public ViewCollection of(String view) {
        // Others would not see what only this node knows.
        Unwritten kept = behind ? unwritten.computeIfAbsent(view, _ -> new Unwritten()) : null;
        return new ViewCollection(mongo, NAMED + view, guarded, kept);
    }

    /** Writes what the view with this name has kept back: a position is not written before the documents that it stands for. */
    public void settle(String view) {
        of(view).settle();
    }

    /** The collections that the view keeps beside its documents, in the order of their names. */
    List<ViewCollection> parts(String view) {
        String beside = NAMED + view + ".";
        return mongo.getCollectionNames().stream()
                .filter(name -> name.startsWith(beside))
                .sorted()
                .map(name -> new ViewCollection(mongo, name, guarded, null))
                .toList();
    }
}
