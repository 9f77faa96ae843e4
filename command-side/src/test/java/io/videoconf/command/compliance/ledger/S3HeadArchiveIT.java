package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.videoconf.command.account.credentials.MovableClock;
import io.videoconf.command.recording.objects.EmbeddedS3;
import io.videoconf.command.recording.objects.ObjectStoreSettings;
import io.videoconf.command.recording.objects.S3ObjectStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of heads are written once, and locked where the store does that. */
class S3HeadArchiveIT {
    private static final String NAME = Heads.HEADS + "00000000000000000007";
    private static final String MODE = "x-amz-object-lock-mode";
    private static final String UNTIL = "x-amz-object-lock-retain-until-date";

    @TempDir
    private Path folder;

    @Test
    void whatIsThereIsNeverWrittenOver() throws Exception {
        EmbeddedS3 store = EmbeddedS3.start(folder);
        try (S3ObjectStore bucket = new S3ObjectStore(store.settings(), Clock.systemUTC());
                S3HeadArchive archive = new S3HeadArchive(store.settings(), Duration.ofDays(1), Clock.systemUTC())) {
            bucket.prepare();
            archive.write(NAME, "a head");
            archive.write(NAME, "a head");
            assertThatThrownBy(() -> archive.write(NAME, "another head"))
                    .isInstanceOf(HeadArchive.ArchiveRefused.class)
                    .hasMessageContaining(NAME);
            assertThat(archive.read(NAME)).hasValue("a head");
            assertThat(archive.names(Heads.HEADS)).containsExactly(NAME);
        } finally {
            store.close();
        }
    }

    @Test
    void aLockIsAskedForAsLongAsItIsSet() throws Exception {
        MovableClock clock = new MovableClock(Instant.parse("2030-01-15T10:00:00Z"));
        try (LockingStore store = new LockingStore(200);
                S3HeadArchive archive = new S3HeadArchive(store.settings(), Duration.ofDays(3650), clock)) {
            archive.write(NAME, "a head");
            assertThat(store.puts).singleElement().satisfies(put -> {
                assertThat(put.getFirst(MODE)).isEqualTo("COMPLIANCE");
                assertThat(Instant.parse(put.getFirst(UNTIL)))
                        .isEqualTo(clock.instant().plus(Duration.ofDays(3650)));
            });
        }
    }

    @Test
    void noLockIsAskedForWhereNoneIsWanted() throws Exception {
        try (LockingStore store = new LockingStore(200);
                S3HeadArchive archive = new S3HeadArchive(store.settings(), Duration.ZERO, Clock.systemUTC())) {
            archive.write(NAME, "a head");
            assertThat(store.puts)
                    .singleElement()
                    .satisfies(put -> assertThat(put).doesNotContainKeys(MODE, UNTIL));
        }
    }

    @Test
    void aStoreThatDoesNotLockHasTheCopyAllTheSame() throws Exception {
        try (LockingStore store = new LockingStore(501);
                S3HeadArchive archive = new S3HeadArchive(store.settings(), Duration.ofDays(1), Clock.systemUTC())) {
            archive.write(NAME, "a head");
            archive.write(NAME + "0", "the next");
            assertThat(store.puts).extracting(put -> put.getFirst(MODE)).containsExactly("COMPLIANCE", null, null);
        }
    }

    /**
     * What stands in for a store with S3 Object Lock, since none that locks runs here: it has nothing, takes everything, and
     * keeps the headers that it was sent. That a lock then holds is the store's affair.
     */
    private static final class LockingStore implements AutoCloseable {
        private static final String NOTHING = "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>";
        private static final String NO_LOCKS = "<?xml version=\"1.0\"?><Error><Code>NotImplemented</Code></Error>";

        final List<Headers> puts = new CopyOnWriteArrayList<>();
        private final HttpServer server;
        private final int toLocks;

        /** @param toLocks how a request to lock is answered */
        LockingStore(int toLocks) throws IOException {
            this.toLocks = toLocks;
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("PUT")) {
                say(exchange, 404, NOTHING);
                return;
            }
            puts.add(exchange.getRequestHeaders());
            boolean locks = exchange.getRequestHeaders().containsKey(MODE);
            exchange.getResponseHeaders().add("ETag", "\"0123456789abcdef0123456789abcdef\"");
            say(exchange, locks ? toLocks : 200, locks && toLocks != 200 ? NO_LOCKS : "");
        }

        private static void say(HttpExchange exchange, int status, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        ObjectStoreSettings settings() {
            return new ObjectStoreSettings(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                    "key",
                    "secret",
                    "heads",
                    "us-east-1",
                    Duration.ofMinutes(5),
                    null,
                    Duration.ofSeconds(1),
                    Duration.ZERO);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
