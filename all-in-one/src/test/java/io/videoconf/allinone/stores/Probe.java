package io.videoconf.allinone.stores;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Uses the stores as the application does: over JDBC, the MongoDB driver, and signed addresses. */
final class Probe {
    private final EmbeddedStores stores;

    Probe(EmbeddedStores stores) {
        this.stores = stores;
    }

    void makeTable() throws SQLException {
        sql("CREATE TABLE IF NOT EXISTS probe (number INT PRIMARY KEY)");
    }

    void insertRow(int number) throws SQLException {
        sql("INSERT INTO probe VALUES (" + number + ")");
    }

    long rows() throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM probe"));
    }

    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    void insertDocument(String collection, int number) {
        try (MongoClient client = MongoClients.create(stores.mongo().uri())) {
            collection(client, collection).insertOne(new Document("_id", number));
        }
    }

    /** Writes documents 0 to count - 1, each to all the collections in turn. */
    static void insertDocuments(MongoAddress address, int count, String... collections) {
        try (MongoClient client = MongoClients.create(address.uri())) {
            for (int number = 0; number < count; number++) {
                for (String collection : collections) {
                    collection(client, collection).insertOne(new Document("_id", number));
                }
            }
        }
    }

    long documents(String collection) {
        return documents(stores.mongo(), collection);
    }

    static long documents(MongoAddress address, String collection) {
        try (MongoClient client = MongoClients.create(address.uri())) {
            return collection(client, collection).countDocuments();
        }
    }

    HttpResponse<String> put(String key, String text) throws Exception {
        return http(HttpRequest.newBuilder(signed(Http.Method.PUT, key))
                .PUT(HttpRequest.BodyPublishers.ofString(text))
                .build());
    }

    HttpResponse<String> getRange(String key, String range) throws Exception {
        return http(HttpRequest.newBuilder(signed(Http.Method.GET, key))
                .header("Range", range)
                .build());
    }

    @SuppressWarnings("try") // its close() may be interrupted, as everything here
    URI signed(Http.Method method, String key) throws Exception {
        S3Address objects = stores.objects();
        try (MinioClient client = MinioClient.builder()
                .endpoint(objects.endpoint().toString())
                .credentials(objects.accessKey(), objects.secretKey())
                .region("us-east-1")
                .build()) {
            return URI.create(client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(method)
                    .bucket(objects.bucket())
                    .object(key)
                    .expiry(5, TimeUnit.MINUTES)
                    .build()));
        }
    }

    static HttpResponse<String> http(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static MongoCollection<Document> collection(MongoClient client, String name) {
        return client.getDatabase("videoconf").getCollection(name);
    }

    private void sql(String statementText) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(statementText);
        }
    }

    private Connection connect() throws SQLException {
        PostgresAddress postgres = stores.postgres();
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
