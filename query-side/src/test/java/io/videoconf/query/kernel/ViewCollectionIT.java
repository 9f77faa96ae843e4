package io.videoconf.query.kernel;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.query.testing.MongoWire;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
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
        ViewCollection collection = new ViewCollections(mongo.template(), true, true, null).of("things");
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
        ViewCollection collection = new ViewCollections(mongo.template(), false, true, null).of("things");
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
        ViewCollections collections = new ViewCollections(mongo.template(), false, true, null);
        collections.of("things").take(Map.of("a", change(1, "first")));
        assertThat(text(collections.of("things"), "a")).isEqualTo("first");
        collections.settle("things");
        assertThat(inDatabase()).isEqualTo(1);
    }

    @Test
    void namesThatAreNotWrittenYetAreSeenAllTheSame() {
        ViewCollections collections = new ViewCollections(mongo.template(), false, true, null);
        ViewCollection part = collections.of("things").beside("part");
        part.addNames(Map.of("a", Set.of("one", "two")));
        part.addNames(Map.of("a", Set.of("three"), "b", Set.of("one")));
        assertThat(inDatabase("view_things.part")).isZero();
        assertThat(names(collections.of("things").beside("part"), "a")).containsOnlyKeys("one", "two", "three");
        assertThat(inDatabase("view_things.part")).isEqualTo(2);
        part.addNames(Map.of("a", Set.of("four")));
        assertThat(part.find(List.of("a", "b"))).containsOnlyKeys("a", "b");
        assertThat(names(part, "a")).containsOnlyKeys("one", "two", "three", "four");
        part.addNames(Map.of("c", Set.of("one")));
        collections.settle("things");
        assertThat(inDatabase("view_things.part")).isEqualTo(3);
    }

    @Test
    void manyDocumentsAreNotKeptBack() {
        ViewCollection collection = new ViewCollections(mongo.template(), false, true, null).of("things");
        collection.take(many(Unwritten.MOST));
        assertThat(inDatabase()).isEqualTo(Unwritten.MOST);
    }

    @Test
    void whatIsWorthItIsWrittenWhileTheViewGoesOn() {
        Queue<Runnable> later = new ArrayDeque<>();
        ViewCollection collection =
                new ViewCollections(mongo.template(), false, true, new ViewWriter(later::add)).of("things");
        collection.take(many(Unwritten.WORTH_IT));
        collection.take(Map.of("one more", change(1, "many")));
        assertThat(inDatabase()).isZero();
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(inDatabase()).isEqualTo(Unwritten.WORTH_IT + 1);
    }

    private static Map<String, Batch.Change> many(int count) {
        Map<String, Batch.Change> many = new HashMap<>();
        for (int number = 0; number < count; number++) {
            many.put("id" + number, change(1, "many"));
        }
        return many;
    }

    @Test
    void whatWasKeptBackGoesWithTheView() {
        ViewCollection collection = new ViewCollections(mongo.template(), false, true, null).of("things");
        collection.take(Map.of("a", change(1, "first")));
        collection.drop();
        assertThat(collection.find("a")).isNull();
        collection.settle();
        assertThat(inDatabase()).isZero();
    }

    @Test
    void whereOthersReadEachBatchIsWrittenAtOnce() {
        new ViewCollections(mongo.template(), true, true, null).of("things").take(Map.of("a", change(1, "first")));
        assertThat(inDatabase()).isEqualTo(1);
    }

    @Test
    void eachBuildKeepsBackWhatIsItsOwn() {
        ViewCollections collections = new ViewCollections(mongo.template(), false, true, null);
        ViewCollection answering = collections.of("things");
        answering.take(Map.of("a", change(1, "old")));
        answering.beside("part").addNames(Map.of("a", Set.of("old")));
        ViewCollection next = collections.of("things", 1);
        assertThat(next.find("a")).isNull();
        next.take(Map.of("b", change(1, "new")));
        next.beside("part").addNames(Map.of("b", Set.of("new")));
        assertThat(answering.find("b")).isNull();
        assertThat(answering.beside("part").find("b")).isNull();

        collections.settle("things", 1);
        collections.use("things", 1);

        assertThat(inDatabase("view_things~1")).isEqualTo(1);
        assertThat(answering.find(List.of("a", "b"))).containsOnlyKeys("b");
        assertThat(names(answering.beside("part"), "b")).containsOnlyKeys("new");
        assertThat(collections.of("things", 0).find("a")).isNotNull();
        collections.drop("things", 0);
        assertThat(collections.of("things", 0).find("a")).isNull();
        assertThat(collections.parts("things", 0)).isEmpty();
    }

    private long inDatabase() {
        return inDatabase("view_things");
    }

    private long inDatabase(String collection) {
        return mongo.template().getCollection(collection).countDocuments();
    }

    private static Document names(ViewCollection in, String id) {
        return Objects.requireNonNull(in.find(id)).get(ViewCollection.INCLUDED, Document.class);
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
