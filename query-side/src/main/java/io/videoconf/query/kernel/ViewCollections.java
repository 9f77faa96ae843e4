package io.videoconf.query.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
        return named(NAMED + view);
    }

    ViewCollection named(String name) {
        Unwritten kept = behind ? unwritten.computeIfAbsent(name, _ -> new Unwritten()) : null;
        return new ViewCollection(this, mongo, name, guarded, kept);
    }

    /**
     * Writes what the view with this name has kept back: a position is not written before the documents that it stands for.
     * Names come after the documents that they may be the ids of.
     */
    public void settle(String view) {
        List<ViewCollection> beside = unwritten.keySet().stream()
                .filter(name -> name.startsWith(NAMED + view + "."))
                .map(this::named)
                .toList();
        beside.forEach(ViewCollection::settleDocuments);
        of(view).settleDocuments();
        beside.forEach(ViewCollection::settleNames);
    }

    /** The collections that the view keeps beside its documents, in the order of their names. */
    List<ViewCollection> parts(String view) {
        return Stream.concat(mongo.getCollectionNames().stream(), unwritten.keySet().stream())
                .filter(name -> name.startsWith(NAMED + view + "."))
                .distinct()
                .sorted()
                .map(this::named)
                .toList();
    }
}
