package io.videoconf.query.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where each view gets its collection. */
public final class ViewCollections {
    /** Longer than anybody reads one page of anything. */
    private static final Duration A_LOOK = Duration.ofMillis(500);

    private final MongoTemplate mongo;
    private final boolean guarded;
    private final boolean behind;
    private final @Nullable ViewWriter writer;
    private final ViewNames names;
    private final Map<String, Unwritten> unwritten = new ConcurrentHashMap<>();

    /**
     * Collections of this database.
     *
     * @param guarded whether each write asks for an older document; see {@link ProjectionSettings#guardedWrites()}
     * @param behind whether documents are kept back for a while; see {@link ProjectionSettings#writeBehind()}
     * @param writer writes many while their view goes on; null when views do that themselves
     */
    public ViewCollections(MongoTemplate mongo, boolean guarded, boolean behind, @Nullable ViewWriter writer) {
        this.mongo = mongo;
        this.guarded = guarded;
        this.behind = behind && !guarded;
        this.writer = writer;
        this.names = new ViewNames(mongo, guarded);
    }

    /** The collection of the view with this name, whichever that is when it is used. */
    public ViewCollection of(String view) {
        return new ViewCollection(mongo, () -> names.of(view), guarded, this::kept, writer);
    }

    private ViewCollection named(String name) {
        return new ViewCollection(mongo, () -> name, guarded, this::kept, writer);
    }

    /** What one collection keeps back: each build of a view has its own. Others would not see what only this node knows. */
    private @Nullable Unwritten kept(String collection) {
        return behind ? unwritten.computeIfAbsent(collection, _ -> new Unwritten()) : null;
    }

    /**
     * Writes what the view with this name has kept back: a position is not written before the documents that it stands for.
     * Whoever begins to work for a view, or goes on with it, looks up which build answers: another node may have changed it.
     */
    public void settle(String view) {
        settle(view, names.build(view));
        names.refresh(view);
    }

    /** The same for one build of it. Names come after the documents that they may be the ids of. */
    void settle(String view, int build) {
        String name = ViewNames.named(view, build);
        List<ViewCollection> beside = unwritten.keySet().stream()
                .filter(kept -> kept.startsWith(name + "."))
                .map(this::named)
                .toList();
        beside.forEach(ViewCollection::settleDocuments);
        named(name).settleDocuments();
        beside.forEach(ViewCollection::settleNames);
    }

    /** Whether nobody but this node writes in this database. */
    boolean isOurs() {
        return !guarded;
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
        return named(ViewNames.named(view, build));
    }

    /** The same for what that build keeps beside its documents. */
    List<ViewCollection> parts(String view, int build) {
        String beside = ViewNames.named(view, build) + ".";
        return Stream.concat(mongo.getCollectionNames().stream(), unwritten.keySet().stream())
                .filter(name -> name.startsWith(beside))
                .distinct()
                .sorted()
                .map(this::named)
                .toList();
    }

    /** Drops a build of the view with all that it has beside it, and forgets what it kept back. */
    void drop(String view, int build) {
        parts(view, build).forEach(ViewCollection::drop);
        of(view, build).drop();
        String name = ViewNames.named(view, build);
        unwritten.keySet().removeIf(kept -> kept.equals(name) || kept.startsWith(name + "."));
    }

    /**
     * Drops what builds of the view that do not answer have left behind, after a crash.
     *
     * @param also those that were not finished, unless somebody may be at it
     */
    void dropLeftBehind(String view, boolean also) {
        int answers = names.build(view);
        mongo.getCollectionNames().stream()
                .map(name -> ViewNames.buildOf(view, name))
                .flatMap(Optional::stream)
                .distinct()
                .filter(build -> build < answers || (also && build > answers))
                .forEach(build -> drop(view, build));
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
