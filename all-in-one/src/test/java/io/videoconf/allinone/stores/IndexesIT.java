package io.videoconf.allinone.stores;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of the embedded database changes how fast it answers, and not what. */
class IndexesIT {
    private static final int CHANGES = 1500;
    private static final int IDS = 200;
    private static final int WORDS = 8;
    private static final Document NEWEST_FIRST = new Document("order", -1).append("_id", 1);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("videoconf.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void withAndWithoutAnIndexTheAnswersAreTheSameAlsoAfterARestart() throws Exception {
        try (DataFolder data = DataFolder.hold(folder);
                MongoStore store = MongoStore.start(data);
                MongoClient client = MongoClients.create(store.address().uri())) {
            indexed(client).createIndex(Indexes.ascending("words", "order"));
            for (int i = 0; i < CHANGES; i++) {
                change(client);
            }
            indexed(client).createIndex(Indexes.ascending("owner"));
            for (int i = 0; i < CHANGES; i++) {
                change(client);
            }
            compare(client);
        }
        try (DataFolder data = DataFolder.hold(folder);
                MongoStore store = MongoStore.start(data);
                MongoClient client = MongoClients.create(store.address().uri())) {
            compare(client);
            for (int i = 0; i < CHANGES; i++) {
                change(client);
            }
            compare(client);
            indexed(client).drop();
            plain(client).drop();
            indexed(client).createIndex(Indexes.ascending("words", "order"));
            for (int i = 0; i < IDS; i++) {
                change(client);
            }
            compare(client);
        }
    }

    /** Whatever an id is made of, and however the file was made. */
    @Test
    void anIdIsThereOnce() throws Exception {
        List<Object> ids = List.of("text", 7, 7.5, new Document("a", 1));
        try (DataFolder data = DataFolder.hold(folder);
                MongoStore store = MongoStore.start(data);
                MongoClient client = MongoClients.create(store.address().uri())) {
            ids.forEach(id -> plain(client).insertOne(new Document("_id", id)));
            requireOnce(plain(client), ids);
        }
        try (DataFolder data = DataFolder.hold(folder);
                MongoStore store = MongoStore.start(data);
                MongoClient client = MongoClients.create(store.address().uri())) {
            requireOnce(plain(client), ids);
            ids.forEach(id -> assertThat(plain(client).deleteOne(eq("_id", id)).getDeletedCount())
                    .as("%s", id)
                    .isOne());
            ids.forEach(id -> plain(client).insertOne(new Document("_id", id)));
            requireOnce(plain(client), ids);
        }
    }

    private static void requireOnce(MongoCollection<Document> in, List<Object> ids) {
        for (Object id : ids) {
            assertThatExceptionOfType(MongoWriteException.class)
                    .as("%s", id)
                    .isThrownBy(() -> in.insertOne(new Document("_id", id)));
            assertThat(in.find(eq("_id", id)).into(new ArrayList<>()))
                    .as("%s", id)
                    .hasSize(1);
        }
        assertThat(in.find(in("_id", ids.subList(0, 3))).into(new ArrayList<>()))
                .hasSize(3);
        assertThat(in.countDocuments()).isEqualTo(ids.size());
    }

    private void change(MongoClient client) {
        Bson one = eq("_id", "id" + random.nextInt(IDS));
        Document document = new Document("order", random.nextInt(1_000_000));
        if (random.nextInt(4) > 0) {
            document.append("words", words());
        }
        if (random.nextBoolean()) {
            document.append("owner", random.nextInt(10) == 0 ? null : word());
        }
        int kind = random.nextInt(10);
        Bson owner = Updates.set("owner", word());
        for (MongoCollection<Document> each : List.of(indexed(client), plain(client))) {
            if (kind == 0) {
                each.deleteOne(one);
            } else if (kind == 1) {
                each.updateMany(one, owner);
            } else {
                each.replaceOne(one, new Document(document), new ReplaceOptions().upsert(true));
            }
        }
    }

    private void compare(MongoClient client) {
        for (Bson question : questions()) {
            assertThat(answer(indexed(client), question))
                    .as("seed %d: %s", seed, question)
                    .isEqualTo(answer(plain(client), question));
            Document count = new Document("query", question.toBsonDocument());
            assertThat(count(client, "indexed", count)).isEqualTo(count(client, "plain", count));
        }
    }

    private List<Bson> questions() {
        List<Bson> questions = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            questions.add(eq("words", word()));
            questions.add(in("words", word(), word(), "none\0such"));
            questions.add(and(eq("owner", word()), gt("order", random.nextInt(1_000_000))));
            questions.add(or(eq("owner", word()), eq("words", word())));
            questions.add(or(eq("owner", word()), gt("order", 990_000)));
            questions.add(and(or(eq("owner", word()), in("words", word())), eq("words", word())));
            questions.add(eq("owner", null));
        }
        return questions;
    }

    private static List<Document> answer(MongoCollection<Document> in, Bson question) {
        return in.find(question).sort(NEWEST_FIRST).limit(20).into(new ArrayList<>());
    }

    private static int count(MongoClient client, String collection, Document what) {
        Document command = new Document("count", collection);
        command.putAll(what);
        return client.getDatabase("videoconf").runCommand(command).getInteger("n", -1);
    }

    private List<String> words() {
        return random.ints(random.nextInt(4), 0, WORDS)
                .mapToObj(number -> "word" + number)
                .toList();
    }

    private String word() {
        return random.nextInt(20) == 0 ? "word\0" + random.nextInt(WORDS) : "word" + random.nextInt(WORDS);
    }

    private static MongoCollection<Document> indexed(MongoClient client) {
        return client.getDatabase("videoconf").getCollection("indexed");
    }

    private static MongoCollection<Document> plain(MongoClient client) {
        return client.getDatabase("videoconf").getCollection("plain");
    }
}
