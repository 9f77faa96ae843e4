package io.videoconf.query.testing;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** A MongoDB wire server in this JVM on a folder of its own, which can be stopped and started again. */
public final class MongoWire implements AutoCloseable {
    private final Path file;
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final AtomicInteger documents = new AtomicInteger();
    private final MongoClient client;
    private final InetSocketAddress address;
    private MongoServer server;

    public MongoWire() {
        try {
            file = Files.createTempDirectory("videoconf-views").resolve("views.mv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new MongoServer(new H2Backend(file.toString()));
        address = server.bind();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(address)))
                        .serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommandName() + " " + subject(event));
                    }

                    @Override
                    public void commandSucceeded(CommandSucceededEvent event) {
                        BsonDocument answer = event.getResponse();
                        if (answer.get("cursor") instanceof BsonDocument cursor
                                && !cursor.getString("ns").getValue().endsWith(".positions")) {
                            cursor.values().stream()
                                    .filter(BsonValue::isArray)
                                    .forEach(batch ->
                                            documents.addAndGet(batch.asArray().size()));
                        }
                    }
                })
                .build());
    }

    public MongoTemplate template() {
        return new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "videoconf"));
    }

    public void stop() {
        server.shutdownNow();
    }

    public void startAgain() {
        server = new MongoServer(new H2Backend(file.toString()));
        server.bind(address);
    }

    /** The commands that were sent meanwhile, but for those that keep a claim. */
    public List<String> commandsOf(Runnable work) {
        commands.clear();
        work.run();
        return commands.stream()
                .filter(command -> command.matches("(find|aggregate|count) .*") && !command.endsWith(" positions"))
                .toList();
    }

    private static String subject(CommandStartedEvent event) {
        BsonValue subject = event.getCommand().get(event.getCommandName());
        return subject != null && subject.isString() ? subject.asString().getValue() : "";
    }

    /** The same with the documents that came in answer. */
    public Traffic trafficOf(Runnable work) {
        documents.set(0);
        return new Traffic(commandsOf(work).size(), documents.get());
    }

    /** Questions to the database, and how many documents it answered with. */
    public record Traffic(int commands, int documents) {}

    /** All commands that were sent meanwhile. */
    public int allCommandsOf(Runnable work) {
        commands.clear();
        work.run();
        return commands.size();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
        try {
            Files.deleteIfExists(file);
            Files.delete(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
