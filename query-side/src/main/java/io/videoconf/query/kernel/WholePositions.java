package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * All segments of one processor, as they are written: for who stops it to work on its view.
 *
 * @param node whose claims are ours
 */
record WholePositions(
        MongoCollection<Document> positions, TokenCodec codec, String node, Clock clock, String processor) {

    /** A name for all positions in this database, the same on every node. */
    static Optional<String> identifierOf(MongoCollection<Document> positions) {
        Document id = positions.findOneAndUpdate(
                eq("_id", "~store"),
                setOnInsert("identifier", UUID.randomUUID().toString()),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(id).map(found -> found.getString("identifier"));
    }

    /** The position that all segments have reached; null when one is at the beginning. */
    @Nullable
    TrackingToken lowest() {
        TrackingToken lowest = null;
        for (Document position : positions.find(eq(MongoTokenStore.PROCESSOR, processor))) {
            TrackingToken token = WrappedToken.unwrapLowerBound(codec.token(position));
            if (token == null) {
                return null;
            }
            lowest = lowest == null ? token : lowest.lowerBound(token);
        }
        return lowest;
    }

    /** Takes all claims for this node, from whatever node has them. Whoever had one finds out at its next write. */
    void takeOver() {
        positions.updateMany(
                eq(MongoTokenStore.PROCESSOR, processor),
                combine(set(MongoTokenStore.OWNER, node), set(MongoTokenStore.TOUCHED, Date.from(clock.instant()))));
    }
}
