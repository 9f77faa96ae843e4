package io.videoconf.query.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where each view gets its collection. */
public final class ViewCollections {
    /** Longer than anybody reads one page of anything. */
    private static final Duration A_LOOK = Duration.ofMillis(500);

    private final MongoTemplate mongo;
    private final boolean guarded;
    private final boolean behind;
    private final ViewNames names;
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
        this.names = new ViewNames(mongo, guarded);
    }

    /** The collection of the view with this name, whichever that is when it is used. */
    public ViewCollection of(String view) {
        return new ViewCollection(mongo, () -> names.of(view), guarded, this::kept);
    }

    /** Others would not see what only this node knows. */
    private @Nullable Unwritten kept(String collection) {
        return behind ? unwritten.computeIfAbsent(collection, _ -> new Unwritten()) : null;
    }

    /**
     * Writes what the view with this name has kept back: a position is not written before the documents that it stands for.
     * Whoever begins to work for a view, or goes on with it, looks up which build answers: another node may have changed it.
     */
    public void settle(String view) {
        of(view).settle();
        names.refresh(view);
    }

    /** The collections that the view keeps beside its documents, in the order of their names. */
    List<ViewCollection> parts(String view) {
        return parts(view, names.build(view));
    }

    /** Which build of the view answers. */
    int build(String view) {
        return names.build(view);
    }

    /** The collection of a build of the view that may not answer yet, or any more. */
    ViewCollection of(String view, int build) {
        String name = ViewNames.named(view, build);
        return new ViewCollection(mongo, () -> name, guarded, this::kept);
    }

    /** The same for what that build keeps beside its documents. */
    List<ViewCollection> parts(String view, int build) {
        String beside = ViewNames.named(view, build) + ".";
        return mongo.getCollectionNames().stream()
                .filter(name -> name.startsWith(beside))
                .sorted()
                .map(name -> new ViewCollection(mongo, () -> name, guarded, _ -> null))
                .toList();
    }

    /** What earlier builds of the view have left behind, after a crash. */
    List<ViewCollection> leftBehind(String view) {
        List<ViewCollection> left = new ArrayList<>();
        for (int build = 0; build < names.build(view); build++) {
            ViewCollection old = of(view, build);
            if (mongo.collectionExists(old.name())) {
                left.add(old);
            }
            left.addAll(parts(view, build));
        }
        return left;
    }

    /** Returns when every node knows which build answers, and whoever had begun to read the one before has ended. */
    void awaitKnown() {
        try {
            Thread.sleep((guarded ? ViewNames.FRESH.multipliedBy(2) : A_LOOK));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets another build of the view answer from now on. */
    void use(String view, int build) {
        names.use(view, build);
    }
}
