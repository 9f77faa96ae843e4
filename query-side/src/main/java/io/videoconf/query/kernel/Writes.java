package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How documents of a view are written: each way is one command to the database. */
final class Writes {
    private static final int DUPLICATE_KEY = 11000;

    private Writes() {}

    /** Documents that are not there yet, which is cheaper than putting them; where one is, all are put. */
    static void add(MongoCollection<Document> into, List<Document> fresh) {
        try {
            into.insertMany(fresh, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
            put(into, fresh);
        }
    }

    /** One that is not there yet; false when it is, or another node was faster. */
    static boolean insertIfAbsent(MongoCollection<Document> into, String id, Bson fresh) {
        try {
            return into.updateOne(eq(ViewCollection.ID, id), fresh, new UpdateOptions().upsert(true))
                            .getUpsertedId()
                    != null;
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Documents in the place of those with the same ids, however new those are. */
    static void put(MongoCollection<Document> into, List<Document> documents) {
        replace(into, documents, document -> new Document(ViewCollection.ID, document.get(ViewCollection.ID)));
    }

    /** The same, but a document gives way to one that is as new or newer. */
    static void putNewer(MongoCollection<Document> into, List<Document> documents) {
        try {
            replace(
                    into,
                    documents,
                    document -> new Document(ViewCollection.ID, document.get(ViewCollection.ID))
                            .append(ViewCollection.VERSION, new Document("$lt", document.get(ViewCollection.VERSION))));
        } catch (MongoBulkWriteException e) {
            // The guard did not match, so the insert met the document that is as new: what we have to say is known.
            boolean onlyKnown = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyKnown) {
                throw e;
            }
        }
    }

    /** Adds names to documents, by their ids, whatever they are now. */
    static void include(MongoCollection<Document> into, Map<String, Set<String>> names) {
        if (names.isEmpty()) {
            return;
        }
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        List<UpdateOneModel<Document>> writes = new ArrayList<>(names.size());
        names.forEach((id, added) -> {
            Document set = new Document();
            added.forEach(name -> set.append(ViewCollection.INCLUDED + "." + name, 1));
            writes.add(new UpdateOneModel<>(eq(ViewCollection.ID, id), new Document("$set", set), upsert));
        });
        into.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static void replace(
            MongoCollection<Document> into, List<Document> documents, Function<Document, Bson> which) {
        ReplaceOptions upsert = new ReplaceOptions().upsert(true);
        List<ReplaceOneModel<Document>> writes = documents.stream()
                .map(document -> new ReplaceOneModel<>(which.apply(document), document, upsert))
                .toList();
        into.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }
}
