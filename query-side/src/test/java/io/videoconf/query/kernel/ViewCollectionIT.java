package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.query.testing.MongoWire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where several nodes write, a document gives way to a newer one only. Where one does, it writes now and then. */
class ViewCollectionIT {
    private final MongoWire mongo = new MongoWire();

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void anOlderOrEqualDocumentIsNotWritten() {
        ViewCollection collection = new ViewCollections(mongo.template(), true, true).of("things");
        collection.write(List.of(document("a", 2, "second"), document("b", 1, "first"), document("r", 0, "refusal")));
        collection.write(List.of(
                document("a", 1, "first"),
                document("b", 2, "second"),
                document("r", 0, "other"),
                document("c", 1, "new")));
        assertThat(text(collection, "a")).isEqualTo("second");
        assertThat(text(collection, "b")).isEqualTo("second");
        assertThat(text(collection, "r")).isEqualTo("refusal");
        assertThat(text(collection, "c")).isEqualTo("new");
    }

    @Test
    void whatIsNotWrittenYetIsFoundAllTheSame() {
        ViewCollection collection = new ViewCollections(mongo.template(), false, true).of("things");
        collection.take(Map.of("a", change(1, "first"), "b", change(1, "other")));
        collection.take(Map.of("a", change(2, "second")));
        assertThat(inDatabase()).isZero();
        assertThat(text(collection, "a")).isEqualTo("second");
        assertThat(collection.find(List.of("a", "b", "c"))).containsOnlyKeys("a", "b");
        assertThat(inDatabase()).isZero();
        assertThat(collection.count(eq("text", "second"))).isEqualTo(1);
        assertThat(inDatabase()).isEqualTo(2);
        assertThat(text(collection, "a")).isEqualTo("second");
    }

    @Test
    void everyCollectionOfAViewShowsWhatIsNotWrittenYet() {
        ViewCollections collections = new ViewCollections(mongo.template(), false, true);
        collections.of("things").take(Map.of("a", change(1, "first")));
        assertThat(text(collections.of("things"), "a")).isEqualTo("first");
        collections.settle("things");
        assertThat(inDatabase()).isEqualTo(1);
    }

    @Test
    void manyDocumentsAreNotKeptBack() {
        ViewCollection collection = new ViewCollections(mongo.template(), false, true).of("things");
        Map<String, Batch.Change> many = new HashMap<>();
        for (int number = 0; number < Unwritten.MOST; number++) {
            many.put("id" + number, change(1, "many"));
        }
        collection.take(many);
        assertThat(inDatabase()).isEqualTo(Unwritten.MOST);
    }

    @Test
    void whatWasKeptBackGoesWithTheView() {
        ViewCollection collection = new ViewCollections(mongo.template(), false, true).of("things");
        collection.take(Map.of("a", change(1, "first")));
        collection.drop();
        assertThat(collection.find("a")).isNull();
        collection.settle();
        assertThat(inDatabase()).isZero();
    }

    @Test
    void whereOthersReadEachBatchIsWrittenAtOnce() {
        new ViewCollections(mongo.template(), true, true).of("things").take(Map.of("a", change(1, "first")));
        assertThat(inDatabase()).isEqualTo(1);
    }

    private long inDatabase() {
        return mongo.template().getCollection("view_things").countDocuments();
    }

    private static Batch.Change change(long version, String text) {
        return new Batch.Change(version, text, true, () -> new Document("text", text));
    }

    private static Document document(String id, long version, String text) {
        return new Document("_id", id).append("version", version).append("text", text);
    }

    private static String text(ViewCollection collection, String id) {
        return Objects.requireNonNull(collection.find(id)).getString("text");
    }
}
