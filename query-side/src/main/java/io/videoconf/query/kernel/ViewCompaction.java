package io.videoconf.query.kernel;

import com.mongodb.MongoException;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Lets the database write its files anew after documents were made anew, so that what the erased had left in them goes from
 * there as well. Once for all that are erased together: when nothing was made anew for a while, and every view has passed by
 * what was told until then and has written what it kept back. Also after a restart.
 */
public final class ViewCompaction implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewCompaction.class);
    private static final String COLLECTION = "upkeep";
    private static final Document ID = new Document("_id", "compaction");
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A view that stands still holds up the others' files for so long; what it writes later is cause for another time. */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final long LOOK_MILLIS = 500;
    private static final long UNDER_WAY_MILLIS = 200;
    private static final String DONE = "done";

    private final MongoTemplate mongo;
    private final List<View<?>> views;
    private final ViewCollections collections;
    private final MongoTokenStore positions;
    private final Supplier<@Nullable TrackingToken> head;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("view-compaction").daemon().factory());
    private volatile long marked;
    private volatile boolean due;
    private volatile boolean running;
    private volatile @Nullable TrackingToken awaited;

    /**
     * Of these views.
     *
     * @param head tells where the last event is
     */
    public ViewCompaction(
            MongoTemplate mongo,
            List<View<?>> views,
            ViewCollections collections,
            MongoTokenStore positions,
            Supplier<@Nullable TrackingToken> head) {
        this.mongo = mongo;
        this.views = views;
        this.collections = collections;
        this.positions = positions;
        this.head = head;
    }

    /** Something was made anew. */
    void isDue() {
        awaited = null;
        marked = System.nanoTime();
        if (!due) {
            mongo.getCollection(COLLECTION)
                    .replaceOne(ID, new Document(ID).append("due", true), new ReplaceOptions().upsert(true));
            due = true;
        }
    }

    private void look() {
        try {
            long since = System.nanoTime() - marked;
            if (due && since > REST_NANOS && (since > PATIENCE_NANOS || allHavePassed())) {
                due = false;
                compact();
                if (!due) {
                    mongo.getCollection(COLLECTION).deleteOne(ID);
                }
                LOG.info("what the erased had left is written out of the read models' files");
            }
        } catch (MongoException | DataAccessException e) {
            LOG.warn("the read models' files are not compacted; it is tried again: {}", e.getMessage());
            marked = System.nanoTime();
            due = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether every view has passed by all that was told when this was asked first, so that no other is still to be made anew. */
    private boolean allHavePassed() {
        TrackingToken last = awaited;
        if (last == null) {
            last = head.get();
            awaited = last;
        }
        if (last == null) {
            return true; // there are no events
        }
        long position = last.position().orElse(0);
        return views.stream().allMatch(view -> {
            TrackingToken reached = positions.whole(view.name()).lowest();
            return reached != null && reached.position().orElse(-1) >= position;
        });
    }

    private void compact() throws InterruptedException {
        views.forEach(view -> collections.settle(view.name()));
        String asked = UUID.randomUUID().toString();
        for (String name : mongo.getCollectionNames()) {
            if (name.startsWith(ViewNames.PREFIX) && compactedAll(name, asked)) {
                return;
            }
        }
    }

    /** Compacts one collection; true when there are no others to compact. A database with one file for all says so, and when it is done. */
    private boolean compactedAll(String collection, String asked) throws InterruptedException {
        Document compact =
                new Document("compact", collection).append("force", true).append("comment", asked);
        Document answer = mongo.getDb().runCommand(compact);
        while (Boolean.FALSE.equals(answer.getBoolean(DONE))) {
            Thread.sleep(UNDER_WAY_MILLIS);
            answer = mongo.getDb().runCommand(compact);
        }
        return Boolean.TRUE.equals(answer.getBoolean(DONE));
    }

    @Override
    public void start() {
        running = true;
        due = mongo.getCollection(COLLECTION).find(ID).first() != null;
        marked = System.nanoTime();
        var _ = clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
