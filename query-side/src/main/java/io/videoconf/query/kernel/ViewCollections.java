package io.videoconf.query.kernel;

import org.springframework.data.mongodb.core.MongoTemplate;

/** Where each view gets its collection. */
public final class ViewCollections {
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
        return new ViewCollection(mongo, view, guarded);
    }
}
