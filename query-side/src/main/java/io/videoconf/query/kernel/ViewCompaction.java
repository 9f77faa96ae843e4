package io.videoconf.query.kernel;

import com.mongodb.MongoException;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Lets the database write its files anew after documents were made anew, so that what the erased had left in them goes from
 * there as well. A while after the last of them, once for all; also after a restart.
 */
public final class ViewCompaction implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewCompaction.class);
    private static final String COLLECTION = "upkeep";
    private static final Document ID = new Document("_id", "compaction");
    private static final long REST_SECONDS = 2;
    private static final long LOOK_MILLIS = 500;

    private final MongoTemplate mongo;
    private final List<View<?>> views;
    private final ViewCollections collections;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("view-compaction").daemon().factory());
    private volatile long marked;
    private volatile boolean due;
    private volatile boolean running;

    /** Of these views. */
    public ViewCompaction(MongoTemplate mongo, List<View<?>> views, ViewCollections collections) {
        this.mongo = mongo;
        this.views = views;
        this.collections = collections;
    }

    /** Something was made anew. */
    void isDue() {
        marked = System.nanoTime();
        if (!due) {
            mongo.getCollection(COLLECTION)
                    .replaceOne(ID, new Document(ID).append("due", true), new ReplaceOptions().upsert(true));
            due = true;
        }
    }

    private void look() {
        if (!due || System.nanoTime() - marked < TimeUnit.SECONDS.toNanos(REST_SECONDS)) {
            return;
        }
        due = false;
        try {
            for (View<?> view : views) {
                String name = collections.of(view.name()).name();
                mongo.getDb().runCommand(new Document("compact", name).append("force", true));
            }
            mongo.getCollection(COLLECTION).deleteOne(ID);
            LOG.info("what the erased had left is written out of the read models' files");
        } catch (MongoException | DataAccessException e) {
            LOG.warn("the read models' files are not compacted; it is tried again: {}", e.getMessage());
            marked = System.nanoTime();
            due = true;
        }
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
