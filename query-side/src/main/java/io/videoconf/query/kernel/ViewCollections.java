package io.videoconf.query.kernel;

import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where each view gets its collection. */
public final class ViewCollections {
    private static final String NAMED = "view_";

    private final MongoTemplate mongo;
    private final boolean guarded;

    /**
     * Collections of this database.
     *
     * @param guarded whether each write asks for an older document; see {@link ProjectionSettings#guardedWrites()}
     */
    public ViewCollections(MongoTemplate mongo, boolean guarded) {
        this.mongo = mongo;
        this.guarded = guarded;
    }

    /** The collection of the view with this name. */
    public ViewCollection of(String view) {
        return new ViewCollection(mongo, NAMED + view, guarded);
    }

    /** The collections that the view keeps beside its documents, in the order of their names. */
    List<ViewCollection> parts(String view) {
        String beside = NAMED + view + ".";
        return mongo.getCollectionNames().stream()
                .filter(name -> name.startsWith(beside))
                .sorted()
                .map(name -> new ViewCollection(mongo, name, guarded))
                .toList();
    }
}
