package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.query.testing.MongoWire;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where several nodes write, a document gives way to a newer one only. */
class ViewCollectionIT {
    private final MongoWire mongo = new MongoWire();

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void anOlderOrEqualDocumentIsNotWritten() {
        ViewCollection collection = new ViewCollections(mongo.template(), true).of("things");
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

    private static Document document(String id, long version, String text) {
        return new Document("_id", id).append("version", version).append("text", text);
    }

    private static String text(ViewCollection collection, String id) {
        return Objects.requireNonNull(collection.find(id)).getString("text");
    }
}
