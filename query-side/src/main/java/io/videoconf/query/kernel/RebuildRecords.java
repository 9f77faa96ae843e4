package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.videoconf.api.json.ApiJson;
import io.videoconf.api.upkeep.RebuildState;
import io.videoconf.api.upkeep.views.RebuildProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** How far each view's last rebuild is, where every node can tell it. */
public final class RebuildRecords {
    private static final String COLLECTION = "view_rebuilds";
    private static final String PROGRESS = "progress";

    /** A progress that nobody has written for so long was that of a node that is gone. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private final MongoTemplate mongo;
    private final Clock clock;

    /** In this database. */
    public RebuildRecords(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** The last rebuild of a view; null when there was none. */
    @Nullable
    RebuildProgress of(String view) {
        Document found = documents().find(eq(ViewCollection.ID, view)).first();
        return found == null ? null : progress(found);
    }

    void put(String view, RebuildProgress progress) {
        Document document = new Document(ViewCollection.ID, view)
                .append(PROGRESS, ApiJson.mapper().writeValueAsString(progress));
        documents().replaceOne(eq(ViewCollection.ID, view), document, new ReplaceOptions().upsert(true));
    }

    /** Whether some node is at it, of any view. */
    boolean isRunning() {
        Instant abandoned = clock.instant().minus(ABANDONED);
        for (Document document : documents().find()) {
            RebuildProgress progress = progress(document);
            if (isUnderWay(progress) && progress.updatedAt().isAfter(abandoned)) {
                return true;
            }
        }
        return false;
    }

    /** Says of those that are under way that they are not: for the only node, before it begins with anything. */
    void breakOff() {
        for (Document document : documents().find()) {
            RebuildProgress last = progress(document);
            if (isUnderWay(last)) {
                put(
                        document.getString(ViewCollection.ID),
                        new RebuildProgress(
                                RebuildState.FAILED,
                                last.startedAt(),
                                clock.instant(),
                                last.events(),
                                last.eventsPerSecond(),
                                null,
                                null,
                                null,
                                "the program ended meanwhile"));
            }
        }
    }

    private static boolean isUnderWay(RebuildProgress progress) {
        return switch (progress.state()) {
            case RUNNING, COMPARING -> true;
            case DONE, FAILED -> false;
        };
    }

    private static RebuildProgress progress(Document document) {
        return ApiJson.mapper().readValue(document.getString(PROGRESS), RebuildProgress.class);
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection(COLLECTION);
    }
}
