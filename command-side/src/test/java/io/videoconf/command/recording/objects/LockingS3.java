package io.videoconf.command.recording.objects;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for a store with versions and S3 Object Lock, since none that locks runs here: as much of S3 as a recording's end
 * needs, in memory, by a clock that a test moves. It checks no signatures; the embedded store does.
 */
public final class LockingS3 implements AutoCloseable {
    private static final Pattern RETENTION =
            Pattern.compile("<Mode>(\\w+)</Mode>.*<RetainUntilDate>([^<]+)</RetainUntilDate>", Pattern.DOTALL);
    private static final String BUCKET = "/locked";

    private final Map<String, List<StoredVersion>> objects = new TreeMap<>();
    private final HttpServer server;
    private final Refusal refusal;
    private final Clock clock;
    private boolean made;
    private boolean withLocks;
    private boolean forbids;
    private boolean silentOnHolds;
    private String rule = "";
    private int last;

    private LockingS3(HttpServer server, Refusal refusal, Clock clock) {
        this.server = server;
        this.refusal = refusal;
        this.clock = clock;
    }

    /** How stores say that they keep a version. */
    public enum Refusal {
        S3(403, "AccessDenied"),
        MINIO(400, "InvalidRequest");

        private final int status;
        private final String code;

        Refusal(int status, String code) {
            this.status = status;
            this.code = code;
        }
    }

    /** What was asked for of a version. */
    public record Lock(String mode, Instant until) {}

    public static LockingS3 start(Refusal refusal, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        LockingS3 store = new LockingS3(server, refusal, clock);
        server.createContext("/", store::handle);
        server.start();
        return store;
    }

    public ObjectStoreSettings settings(Duration lockedFor) {
        return new ObjectStoreSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "key",
                "secret",
                BUCKET.substring(1),
                "us-east-1",
                Duration.ofMinutes(5),
                null,
                Duration.ofSeconds(1),
                lockedFor);
    }

    /** Has the bucket already, made without locks and with versions. */
    synchronized void hasBucketWithoutLocks() {
        made = true;
    }

    /** Lets nobody remove anything, as where a key lacks the right to. */
    synchronized void forbidsToRemove() {
        forbids = true;
    }

    /** Tells nobody of legal holds, as where a key lacks the right to ask for them. */
    synchronized void forbidsToAskForHolds() {
        silentOnHolds = true;
    }

    /** Locks by no rule of its own, and says so by an empty one, as Versity's gateway does. */
    synchronized void saysThatThereIsNoRule() {
        rule = "<Rule></Rule>";
    }

    /** The locks of the versions of an object, null for those that have none. */
    public synchronized List<@Nullable Lock> locks(ObjectKey key) {
        List<@Nullable Lock> locks = new ArrayList<>();
        versions(key.value()).forEach(each -> locks.add(each.lock()));
        return locks;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.length() <= BUCKET.length() + 1) {
                bucket(exchange, query);
            } else {
                object(exchange, path.substring(BUCKET.length() + 1), query, body);
            }
        }
    }

    private void bucket(HttpExchange exchange, Map<String, String> query) throws IOException {
        String method = exchange.getRequestMethod();
        if (method.equals("PUT")) {
            made = true;
            withLocks = "true".equals(exchange.getRequestHeaders().getFirst("x-amz-bucket-object-lock-enabled"));
            say(exchange, 200, "");
        } else if (!made) {
            refuse(exchange, 404, "NoSuchBucket");
        } else if (query.containsKey("versioning")) {
            say(exchange, 200, "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        } else if (query.containsKey("object-lock") && !withLocks) {
            refuse(exchange, 404, "ObjectLockConfigurationNotFoundError");
        } else if (query.containsKey("object-lock")) {
            String enabled = "<ObjectLockEnabled>Enabled</ObjectLockEnabled>";
            say(exchange, 200, "<ObjectLockConfiguration>" + enabled + rule + "</ObjectLockConfiguration>");
        } else if (query.containsKey("versions")) {
            say(exchange, 200, listed(query, "ListVersionsResult", true));
        } else {
            say(exchange, 200, method.equals("HEAD") ? "" : listed(query, "ListBucketResult", false));
        }
    }

    private String listed(Map<String, String> query, String root, boolean all) {
        String prefix = query.getOrDefault("prefix", "");
        StringBuilder xml = new StringBuilder("<" + root + "><Name>locked</Name><Prefix>" + prefix
                + "</Prefix><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>");
        objects.forEach((key, versions) -> {
            if (key.startsWith(prefix)) {
                versions.stream().limit(all ? Long.MAX_VALUE : 1).forEach(each -> xml.append(each.row(key, all)));
            }
        });
        return xml.append("</" + root + ">").toString();
    }

    private void object(HttpExchange exchange, String key, Map<String, String> query, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, key, query, body);
            case "DELETE" -> delete(exchange, key, query.get("versionId"));
            // It puts nothing together: that passes through us.
            case "POST" -> refuse(exchange, 501, "NotImplemented");
            default -> read(exchange, key, query);
        }
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query, byte[] body) throws IOException {
        if (query.containsKey("retention")) {
            retain(exchange, key, new String(body, StandardCharsets.UTF_8));
        } else if (query.containsKey("legal-hold")) {
            hold(exchange, key, new String(body, StandardCharsets.UTF_8));
        } else {
            versions(key).addFirst(new StoredVersion("v" + ++last, body, null, null));
            say(exchange, 200, "");
        }
    }

    /** S3 takes a lock only with a digest of what it says, and for the last version where none is named. */
    private void retain(HttpExchange exchange, String key, String xml) throws IOException {
        boolean digested = exchange.getRequestHeaders().keySet().stream()
                .anyMatch(each -> each.equalsIgnoreCase("content-md5")
                        || each.toLowerCase(Locale.ROOT).startsWith("x-amz-checksum-"));
        Matcher said = RETENTION.matcher(xml);
        if (!withLocks || !digested || !said.find()) {
            refuse(exchange, 400, "InvalidRequest");
            return;
        }
        StoredVersion latest = versions(key).removeFirst();
        Lock lock = new Lock(said.group(1), Instant.parse(said.group(2)));
        versions(key).addFirst(latest.retained(lock));
        say(exchange, 200, "");
    }

    private void hold(HttpExchange exchange, String key, String xml) throws IOException {
        StoredVersion latest = versions(key).removeFirst();
        String hold = xml.contains("<Status>ON</Status>") ? "ON" : "OFF";
        versions(key).addFirst(latest.held(hold));
        say(exchange, 200, "");
    }

    private void delete(HttpExchange exchange, String key, @Nullable String id) throws IOException {
        if (forbids) {
            refuse(exchange, 403, "AccessDenied");
        } else if (id == null) {
            versions(key).addFirst(new StoredVersion("v" + ++last, null, null, null));
            say(exchange, 204, "");
        } else if (versions(key).stream().anyMatch(each -> each.id().equals(id) && each.isKept(clock.instant()))) {
            refuse(exchange, refusal.status, refusal.code);
        } else {
            versions(key).removeIf(each -> each.id().equals(id));
            say(exchange, 204, "");
        }
    }

    private void read(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        String id = query.get("versionId");
        StoredVersion found = versions(key).stream()
                .filter(each -> id == null || each.id().equals(id))
                .findFirst()
                .orElse(null);
        if (found == null || found.bytes() == null) {
            refuse(exchange, 404, "NoSuchKey");
        } else if (query.containsKey("retention")) {
            lock(exchange, found.retention());
        } else if (query.containsKey("legal-hold") && silentOnHolds) {
            refuse(exchange, 403, "AccessDenied");
        } else if (query.containsKey("legal-hold")) {
            lock(exchange, found.legalHold());
        } else {
            say(exchange, 200, found.bytes());
        }
    }

    private static void lock(HttpExchange exchange, @Nullable String xml) throws IOException {
        if (xml == null) {
            refuse(exchange, 404, "NoSuchObjectLockConfiguration");
        } else {
            say(exchange, 200, xml);
        }
    }

    private List<StoredVersion> versions(String key) {
        return objects.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String each : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] pair = each.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        say(exchange, status, "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        say(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void say(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().add("ETag", "\"0123456789abcdef0123456789abcdef\"");
        exchange.getResponseHeaders().add("Last-Modified", "Tue, 01 Jan 2030 00:00:00 GMT");
        if (head) {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
