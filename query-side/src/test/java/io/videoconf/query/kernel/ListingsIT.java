package io.videoconf.query.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.query.testing.MongoWire;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page and its total say the same, whatever is written between the commands that they are made of. */
class ListingsIT {
    private static final int THERE = 5;

    private final MongoWire mongo = new MongoWire();
    private final ViewCollection collection = new ViewCollections(mongo.template(), true, true, null).of("things");

    @BeforeEach
    void fill() {
        collection.write(
                IntStream.range(0, THERE).mapToObj(ListingsIT::document).toList());
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void aListThatIsShownWholeIsAsLongAsItsRows() {
        Listing<String> all = page(new Page(100, 0, null), this::oneMore);
        assertThat(all.totalCount()).isEqualTo(all.rows().size());
        assertThat(all.hasMore()).isFalse();
    }

    @Test
    void whatIsMissingFromTheCountIsStillAmongTheRows() {
        Page middle = new Page(2, 1, null);
        Listing<String> page = page(middle, this::empty);
        assertThat(page.rows()).hasSize(2);
        assertThat(page.hasMore()).isTrue();
        assertThat(page.totalCount())
                .as("two rows after one, and at least one more")
                .isEqualTo(4);
    }

    @Test
    void theEndOfAListSaysHowLongItIs() {
        assertThat(page(new Page(2, 3, null), () -> {}).totalCount()).isEqualTo(THERE);
        assertThat(page(new Page(2, 0, page(new Page(3, 0, null), () -> {}).nextCursor()), () -> {})
                        .totalCount())
                .isEqualTo(THERE);
        assertThat(page(new Page(2, 10, null), () -> {}).totalCount())
                .as("beyond the end")
                .isEqualTo(THERE);
    }

    @Test
    void anEmptyListIsEmpty() {
        empty();
        Listing<String> none = page(new Page(2, 0, null), () -> {});
        assertThat(none.rows()).isEmpty();
        assertThat(none.totalCount()).isZero();
    }

    private Listing<String> page(Page page, Runnable between) {
        return Listings.page(
                collection,
                new Interrupted(between),
                Listings.Direction.OLDEST_FIRST,
                page,
                row -> row.getString(Listings.ORDER));
    }

    private void oneMore() {
        collection.write(List.of(document(THERE)));
    }

    private void empty() {
        mongo.template().getCollection(collection.name()).deleteMany(new Document());
    }

    private static Document document(int number) {
        return new Document("_id", "id" + number).append("version", 1L).append(Listings.ORDER, Listings.order(number));
    }

    /** Fits everything; something happens before its second use. */
    private static final class Interrupted implements Bson {
        private final Runnable between;
        private int uses;

        Interrupted(Runnable between) {
            this.between = between;
        }

        @Override
        public <T> BsonDocument toBsonDocument(Class<T> type, CodecRegistry codecs) {
            uses++;
            if (uses == 2) {
                between.run();
            }
            return Filters.empty().toBsonDocument(type, codecs);
        }
    }
}
