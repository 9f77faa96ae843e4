package io.videoconf.query.kernel;

import org.springframework.data.mongodb.core.MongoTemplate;

/** Where each view gets its collection. */
public final class ViewCollections {
    private final MongoTemplate mongo;

    /** Collections of this database. */
    public ViewCollections(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The collection of the view with this name. */
    public ViewCollection of(String view) {
        return new ViewCollection(mongo, view);
    }
}
