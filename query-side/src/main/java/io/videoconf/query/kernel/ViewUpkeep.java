package io.videoconf.query.kernel;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each view's collection is there and of the present generation. One that was lost, or written by
 * another generation of its projector, is begun again from the first event.
 */
public final class ViewUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(ViewUpkeep.class);

    private final List<View<?>> views;
    private final ViewCollections collections;
    private final MongoTokenStore positions;
    private final DeadLetterQueues parked;
    private final RebuildRecords rebuilds;

    /** For these views. */
    public ViewUpkeep(
            List<View<?>> views,
            ViewCollections collections,
            MongoTokenStore positions,
            DeadLetterQueues parked,
            RebuildRecords rebuilds) {
        this.views = views;
        this.collections = collections;
        this.positions = positions;
        this.parked = parked;
        this.rebuilds = rebuilds;
    }

    /** To be called before events are taken in. */
    void prepare() {
        if (collections.isOurs()) {
            rebuilds.breakOff();
        }
        for (View<?> view : views) {
            parked.of(view.name()).ensureIndexes();
            collections.dropLeftBehind(view.name(), !rebuilds.isRunning());
            ViewCollection collection = collections.of(view.name());
            if (collection.isOfGeneration(view.generation())) {
                collection.ensureIndexes(view.indexes());
            } else {
                LOG.info(
                        "The view {} is not there in generation {}, and is made from the events.",
                        view.name(),
                        view.generation());
                startOver(view);
            }
        }
    }

    /**
     * Forgets a view. The order matters: positions go after documents, so that whoever still works on the old positions
     * loses them, and what he wrote before is made again; and the marker comes last, so that a half-done start is done
     * again.
     */
    void startOver(View<?> view) {
        forgetDocuments(view);
        positions.forget(view.name());
        collections.of(view.name()).mark(view.generation());
    }

    /** Forgets a view's documents and dead letters; whoever calls it moves the positions. */
    void forgetDocuments(View<?> view) {
        ViewCollection collection = collections.of(view.name());
        collection.drop();
        collections.parts(view.name()).forEach(ViewCollection::drop);
        parked.of(view.name()).clear();
        collection.ensureIndexes(view.indexes());
    }

    /** A reset that the framework began: it moves the positions itself. */
    void reset(View<?> view) {
        forgetDocuments(view);
        collections.of(view.name()).mark(view.generation());
    }
}
