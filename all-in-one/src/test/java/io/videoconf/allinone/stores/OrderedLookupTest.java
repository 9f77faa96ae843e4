package io.videoconf.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page of a list is read alone, however long the list is, and is the one that reading everything would give. */
class OrderedLookupTest {
    private static final String[] NAMES = {"ann", "ann\0", "ann\0\1", "ben", "ben\0\0x", ""};

    private final MVStore store = MVStore.open(null);
    private final CursorRegistry cursors = new CursorRegistry();
    private final Counted indexed = collection("indexed");
    private final Counted plain = collection("plain");

    @AfterEach
    void close() {
        store.close();
    }

    private Counted collection(String name) {
        return new Counted(store, name, cursors);
    }

    private void index(String field) {
        List<IndexKey> keys = List.of(new IndexKey(field, true), new IndexKey("order", true));
        indexed.addIndex(new StoredIndex(store.openMap("index." + field), field, keys));
    }

    private static List<Object> page(Counted in, Document query, int direction, int skip, int limit) {
        Document question = new Document("$query", query).append("$orderby", new Document("order", direction));
        return StreamSupport.stream(
                        in.handleQuery(new QueryParameters(question, skip, limit))
                                .spliterator(),
                        false)
                .map(document -> document.get("_id"))
                .toList();
    }

    @Test
    void aPageOfTenThousandReadsAsManyDocumentsAsAPageOfTen() {
        index("people");
        index("emails");
        for (int number = 0; number < 10_000; number++) {
            indexed.addDocument(new Document("_id", "id" + number)
                    .append("people", List.of("busy", number % 1000 == 0 ? "idle" : "other"))
                    .append("emails", List.of("busy@example.org"))
                    .append("order", "%09d".formatted(number)));
        }
        Document idle = either("idle", "idle@example.org");
        Document busy = either("busy", "busy@example.org");
        assertThat(page(indexed, idle, -1, 0, 10)).hasSize(10);
        int few = indexed.readSince();
        assertThat(few).isEqualTo(10);
        for (int skip : new int[] {0, 5000, 9990}) {
            assertThat(page(indexed, busy, -1, skip, 10)).hasSize(10).startsWith("id" + (9999 - skip));
            assertThat(indexed.readSince()).as("read from %d on", skip).isEqualTo(few);
        }
        Document beyond =
                new Document("$and", List.of(busy, new Document("order", new Document("$lt", "%09d".formatted(40)))));
        assertThat(page(indexed, beyond, -1, 0, 10)).hasSize(10).startsWith("id39");
        assertThat(indexed.readSince()).isEqualTo(few);
        assertThat(indexed.count(busy, 0, 0)).isEqualTo(10_000);
        assertThat(indexed.count(beyond, 0, 0)).isEqualTo(40);
        assertThat(indexed.readSince()).as("read to be counted").isZero();
    }

    @Test
    void anyPageIsTheOneThatReadingEverythingGives() {
        long seed = Long.getLong("videoconf.seed", System.nanoTime());
        Random random = new Random(seed);
        index("people");
        for (int change = 0; change < 2000; change++) {
            if (change == 1000) {
                index("emails");
            }
            change(random, change);
            if (change % 10 == 0) {
                compare(random, "seed " + seed + ", change " + change);
            }
        }
    }

    private void change(Random random, int change) {
        String id = "id" + random.nextInt(100);
        Document id1 = new Document("_id", id);
        indexed.deleteDocuments(id1, 1);
        plain.deleteDocuments(id1, 1);
        if (random.nextInt(5) == 0) {
            return;
        }
        Document document = new Document("_id", id)
                .append("people", names(random))
                .append("emails", name(random))
                .append("status", random.nextInt(3));
        // Now and then there is no order for a while.
        document.append("order", change % 400 < 20 ? change : name(random) + "%09d/%s".formatted(change, id));
        indexed.addDocument(document.clone());
        plain.addDocument(document.clone());
    }

    private void compare(Random random, String when) {
        for (Document query : questions(random)) {
            int direction = random.nextBoolean() ? 1 : -1;
            int skip = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
            int limit = random.nextInt(20);
            assertThat(page(indexed, query, direction, skip, limit))
                    .as("%s: %s", when, query)
                    .isEqualTo(page(plain, query, direction, skip, limit));
            assertThat(indexed.count(query, skip, limit))
                    .as("%s: count of %s", when, query)
                    .isEqualTo(plain.count(query, skip, limit));
        }
    }

    private static List<Document> questions(Random random) {
        Document one = new Document("people", name(random));
        Document many = new Document("people", new Document("$in", List.of(name(random), name(random))));
        Document either = either(name(random), name(random));
        List<Document> questions = new ArrayList<>(List.of(one, many, either));
        for (Document known : List.of(one, many, either)) {
            Document bound = new Document("order", bounds(random));
            questions.add(new Document("$and", List.of(known, bound)));
            questions.add(new Document("$and", List.of(bound, known, new Document("status", 1))));
            Document flat = known.clone();
            flat.append("status", random.nextInt(3));
            questions.add(flat);
        }
        return questions;
    }

    private static Document bounds(Random random) {
        Document bounds = new Document(random.nextBoolean() ? "$gt" : "$gte", name(random));
        return random.nextBoolean()
                ? bounds
                : bounds.append(random.nextBoolean() ? "$lt" : "$lte", name(random) + "000001");
    }

    private static Document either(String person, String email) {
        return new Document("$or", List.of(new Document("people", person), new Document("emails", email)));
    }

    private static List<String> names(Random random) {
        return IntStream.range(0, random.nextInt(3)).mapToObj(_ -> name(random)).toList();
    }

    private static String name(Random random) {
        return NAMES[random.nextInt(NAMES.length)];
    }

    /** Counts what is read. */
    private static final class Counted extends IndexedCollection {
        private int read;

        Counted(MVStore store, String name, CursorRegistry cursors) {
            super(
                    new IndexedDatabase("database", store, cursors),
                    name,
                    CollectionOptions.withDefaults(),
                    store.openMap("documents." + name),
                    store.openMap("about." + name),
                    cursors);
            addIndex(new IdIndex(
                    store.openMap("documents." + name),
                    store.openMap("ids." + name),
                    "_id_",
                    List.of(new IndexKey("_id", true))));
        }

        @Override
        protected Document getDocument(Object position) {
            read++;
            return super.getDocument(position);
        }

        int readSince() {
            int now = read;
            read = 0;
            return now;
        }
    }
}
