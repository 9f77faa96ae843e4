package io.videoconf.command.recording.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.RecordingId;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are not there, that fail, and that can do less than others. */
class FailingObjectStoreIT {
    private static final RecordingId RECORDING = RecordingId.fresh();
    private static final ObjectKey KEY = ObjectKey.part(RECORDING, 1);

    @TempDir
    Path directory;

    @Test
    void aStoreThatIsNotThereIsUnavailableWhateverItIsAsked() throws Exception {
        try (S3ObjectStore store = new S3ObjectStore(nobody(), Clock.systemUTC())) {
            assertUnavailable(store);
        }
    }

    @Test
    void aStoreThatIsFullOrBrokenIsUnavailableWhateverItIsAsked() throws Exception {
        for (int status : List.of(500, 503, 507, 403)) {
            try (S3ObjectStore store = answering(nobody(), status, "InternalError", "")) {
                assertUnavailable(store);
            }
        }
    }

    @Test
    void whatAStoreDoesNotPutTogetherPassesThroughUs() throws Exception {
        try (EmbeddedS3 server = EmbeddedS3.start(directory);
                S3ObjectStore store = answering(server.settings(), 501, "NotImplemented", "x-amz-copy-source")) {
            store.prepare();
            List<StoredPart> parts = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                ObjectKey key = ObjectKey.part(RECORDING, number);
                Bytes bytes = new Bytes(number, 5L << 20);
                assertThat(ObjectStoreContract.put(store, key, bytes)).isEqualTo(200);
                parts.add(new StoredPart(key, bytes.size()));
            }
            ObjectKey whole = ObjectKey.media(RECORDING, "a".repeat(64));
            store.assemble(parts, whole);
            assertThat(store.size(whole)).hasValue(15L << 20);
        }
    }

    /** S3 itself refuses to make a bucket "in" its first region. */
    @Test
    void theFirstRegionIsNotNamedAsALocation() throws Exception {
        List<Long> lengths = new ArrayList<>();
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    RequestBody body = chain.request().body();
                    if (body != null) {
                        lengths.add(body.contentLength());
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        try (EmbeddedS3 server = EmbeddedS3.start(directory);
                S3ObjectStore store = new S3ObjectStore(server.settings(), Clock.systemUTC(), http)) {
            store.prepare();
            assertThat(lengths).containsExactly(0L);
            assertThat(store.size(KEY)).isEmpty();
        }
    }

    private static void assertUnavailable(ObjectStore store) {
        Stream.<ThrowingCallable>of(
                        store::prepare,
                        () -> store.linkToPut(KEY, 1, "a".repeat(64)),
                        () -> store.size(KEY),
                        () -> store.parts(RECORDING),
                        () -> store.all(RECORDING),
                        () -> store.read(KEY, (bytes, length) -> {}),
                        () -> store.assemble(List.of(new StoredPart(KEY, 1)), KEY),
                        () -> store.assemble(List.of(new StoredPart(KEY, 1), new StoredPart(KEY, 1)), KEY),
                        () -> store.remove(List.of(KEY)))
                .forEach(asked -> assertThatThrownBy(asked).isInstanceOf(ObjectStoreUnavailable.class));
    }

    /** A store that answers so to every request that has this header; to every request, when there is no name. */
    private static S3ObjectStore answering(ObjectStoreSettings settings, int status, String code, String header) {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (!header.isEmpty() && chain.request().header(header) == null) {
                        return chain.proceed(chain.request());
                    }
                    return new Response.Builder()
                            .request(chain.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(status)
                            .message(code)
                            .header("content-type", "application/xml")
                            .body(ResponseBody.create(
                                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                                            + "</Code><Message>no</Message></Error>",
                                    MediaType.parse("application/xml")))
                            .build();
                })
                .build();
        return new S3ObjectStore(settings, Clock.systemUTC(), http);
    }

    private static ObjectStoreSettings nobody() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        return new ObjectStoreSettings(
                URI.create("http://127.0.0.1:" + port),
                "access",
                "secret",
                "bucket",
                "us-east-1",
                Duration.ofMinutes(5),
                null,
                Duration.ofSeconds(1),
                Duration.ZERO);
    }
}
