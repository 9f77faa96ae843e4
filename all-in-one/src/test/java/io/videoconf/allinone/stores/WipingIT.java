package io.videoconf.allinone.stores;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was deleted or replaced is in the embedded database's file no more, and nobody waits long for that. */
class WipingIT {
    private static final int DOCUMENTS = 6_000;
    private static final int SECRETS = 40;
    private static final String SECRET = "canary-of-the-read-models";
    private static final Document COMPACT = new Document("compact", "things").append("force", true);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("videoconf.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void nothingOfWhatWasReplacedOrDroppedIsLeftAndTheRestIsThere() throws Exception {
        System.out.printf("WipingIT: -Dvideoconf.seed=%d%n", seed);
        try (DataFolder data = DataFolder.hold(folder)) {
            Path file = data.folder("mongo").resolve("views.mv");
            Files.writeString(file.resolveSibling("views.mv.damaged"), SECRET);
            try (MongoStore store = MongoStore.start(data);
                    MongoClient client = MongoClients.create(store.address().uri())) {
                MongoDatabase database = client.getDatabase("videoconf");
                MongoCollection<Document> things = database.getCollection("things");
                fill(things, file);
                fill(database.getCollection("others"), file);
                await().atMost(Duration.ofSeconds(10)).until(() -> traces(file) > 0);
                for (int i = 0; i < SECRETS; i++) {
                    things.updateOne(eq("_id", secret(i)), Updates.set("name", "nobody"));
                }
                database.getCollection("others").drop();

                int meanwhile = wiped(database, things);

                assertThat(traces(file)).isZero();
                assertThat(file.resolveSibling("views.mv.damaged")).doesNotExist();
                assertThat(things.countDocuments()).isEqualTo(DOCUMENTS);
                assertThat(meanwhile).as("commands answered meanwhile").isGreaterThan(20);
            }
            try (MongoStore store = MongoStore.start(data);
                    MongoClient client = MongoClients.create(store.address().uri())) {
                MongoCollection<Document> things =
                        client.getDatabase("videoconf").getCollection("things");
                assertThat(store.isFresh()).isFalse();
                assertThat(things.countDocuments()).isEqualTo(DOCUMENTS);
                assertThat(things.find(eq("_id", secret(3))).first()).containsEntry("name", "nobody");
                assertThat(traces(file)).isZero();
            }
        }
    }

    /** Some change often, so that pages of many ages lie side by side. */
    private void fill(MongoCollection<Document> documents, Path file) throws IOException {
        byte[] noise = new byte[600];
        for (int i = 0; i < DOCUMENTS; i += 200) {
            int from = i;
            documents.insertMany(java.util.stream.IntStream.range(from, from + 200)
                    .mapToObj(id -> {
                        random.nextBytes(noise);
                        return new Document("_id", id)
                                .append("name", isSecret(id) ? SECRET : "somebody")
                                .append("noise", new String(noise, StandardCharsets.ISO_8859_1));
                    })
                    .toList());
            if (i % 2_000 == 0) {
                long before = Files.size(file);
                await().until(() -> Files.size(file) > before); // the next commit
            }
            documents.updateOne(eq("_id", random.nextInt(i + 200)), Updates.set("touched", i));
        }
    }

    private static int secret(int number) {
        return number * (DOCUMENTS / SECRETS);
    }

    private static boolean isSecret(int id) {
        return id % (DOCUMENTS / SECRETS) == 0;
    }

    /** Asks until it is done, and changes documents meanwhile: how many. */
    private int wiped(MongoDatabase database, MongoCollection<Document> things) {
        long longest = 0;
        int changes = 0;
        for (boolean done = false; !done; ) {
            done = changes % 10 == 0 && database.runCommand(COMPACT).getBoolean("done");
            long began = System.nanoTime();
            things.updateOne(eq("_id", 1 + random.nextInt(100)), Updates.set("touched", changes++));
            longest = Math.max(longest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
        System.out.printf("WipingIT: %d commands meanwhile, each waited %d ms at most%n", changes, longest);
        return changes;
    }

    private static long traces(Path file) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String sought = new String(SECRET.getBytes(UTF_8), StandardCharsets.ISO_8859_1);
        return List.of(bytes.split(java.util.regex.Pattern.quote(sought), -1)).size() - 1L;
    }
}
