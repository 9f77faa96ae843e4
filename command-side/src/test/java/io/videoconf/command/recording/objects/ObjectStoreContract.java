package io.videoconf.command.recording.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.recording.Rendition;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do, whoever built it. */
abstract class ObjectStoreContract {
    private static final Duration LOCKED = Duration.ofSeconds(4);
    private static final Bytes SMALL = new Bytes(1, 1_000);

    protected final RecordingId recording = RecordingId.fresh();
    private S3ObjectStore store;

    abstract ObjectStoreSettings settings();

    @BeforeEach
    void open() {
        store = new S3ObjectStore(settings(), Clock.systemUTC());
        store.prepare();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void preparingTwiceIsPreparingOnce() {
        store.prepare();
        assertThat(store.size(part(1))).isEmpty();
    }

    @Test
    void whatIsPutByALinkIsReadBackToTheByte() throws Exception {
        assertThat(put(store, part(1), SMALL)).isEqualTo(200);
        assertThat(store.size(part(1))).hasValue(SMALL.size());
        assertThat(read(part(1))).isEqualTo(SMALL.array());
    }

    @Test
    void aLinkTakesNoOtherLength() throws Exception {
        SignedLink link = store.linkToPut(part(1), SMALL.size(), SMALL.sha256());
        assertThat(put(link, link.url(), new byte[5])).isEqualTo(403);
        assertThat(store.size(part(1))).isEmpty();
    }

    @Test
    void aLinkTakesOtherBytesOnlyFromAStoreThatCannotTell() throws Exception {
        SignedLink link = store.linkToPut(part(1), SMALL.size(), SMALL.sha256());
        int status = put(link, link.url(), new Bytes(2, SMALL.size()).array());
        assertThat(status).isIn(statusesForOtherBytes());
    }

    @Test
    void aTamperedLinkOpensNothing() throws Exception {
        SignedLink link = store.linkToPut(part(1), SMALL.size(), SMALL.sha256());
        String url = link.url();
        char last = url.charAt(url.length() - 1);
        String tampered = url.substring(0, url.length() - 1) + (last == '0' ? '1' : '0');
        assertThat(put(link, tampered, SMALL.array())).isEqualTo(403);
        assertThat(put(link, url.replace("/parts/1?", "/parts/2?"), SMALL.array()))
                .isEqualTo(403);
        assertThat(put(link, url.replace("X-Amz-Expires=300", "X-Amz-Expires=3000"), SMALL.array()))
                .isEqualTo(403);
        assertThat(get(url).statusCode()).isEqualTo(403);
        assertThat(store.size(part(1))).isEmpty();
    }

    @Test
    void anExpiredLinkOpensNothing() throws Exception {
        try (S3ObjectStore past =
                new S3ObjectStore(settings(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)))) {
            assertThat(put(past, part(1), SMALL)).isEqualTo(403);
            put(store, part(1), SMALL);
            assertThat(get(past.linkToGet(part(1), "x").url()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aLinkToGetNamesOneObjectAndSavesItUnderItsName() throws Exception {
        put(store, part(1), SMALL);
        put(store, part(2), SMALL);
        SignedLink link = store.linkToGet(part(1), "Weekly \u00c4");
        HttpResponse<byte[]> got = get(link.url());
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(SMALL.array());
        assertThat(got.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"Weekly _\"; filename*=UTF-8''Weekly%20%C3%84");
        assertThat(got.headers().firstValue("content-type")).hasValue("application/octet-stream");
        assertThat(get(link.url().replace("/parts/1?", "/parts/2?")).statusCode())
                .isEqualTo(403);
        assertThat(put(link, link.url(), SMALL.array())).isEqualTo(403);
    }

    @Test
    void withoutASignatureNothingIsRead() throws Exception {
        put(store, part(1), SMALL);
        String url = store.linkToGet(part(1), "x").url();
        assertThat(get(url.substring(0, url.indexOf('?'))).statusCode()).isEqualTo(403);
    }

    @Test
    void largePartsArePutTogetherToTheByte() throws Exception {
        assertPutTogether(new Bytes(1, 5L << 20), new Bytes(2, (5L << 20) + 1), new Bytes(3, 7));
    }

    @Test
    void smallPartsArePutTogetherToTheByte() throws Exception {
        assertPutTogether(new Bytes(1, 1), new Bytes(2, 6L << 20), new Bytes(3, 70_000), new Bytes(4, 6L << 20));
    }

    @Test
    void onePartIsTheWhole() throws Exception {
        assertPutTogether(SMALL);
    }

    @Test
    void whatIsRemovedIsGoneAndMayBeRemovedAgain() throws Exception {
        put(store, part(1), SMALL);
        store.remove(List.of(part(1), part(2)));
        assertThat(store.size(part(1))).isEmpty();
        assertThat(store.read(part(1), (bytes, length) -> {})).isFalse();
        store.remove(List.of(part(1)));
    }

    /** In a bucket of its own: what is locked cannot be taken away by the next test. */
    @Test
    void whatIsLockedStaysUntilItsTimeWhereTheStoreLocks() throws Exception {
        try (S3ObjectStore locking = new S3ObjectStore(elsewhere(settings(), "-locked"), Clock.systemUTC())) {
            locking.prepare();
            assertThat(put(locking, part(1), SMALL)).isEqualTo(200);
            locking.lock(part(1));
            System.out.printf(
                    "%s: the store %s%n", getClass().getSimpleName(), locking.locks() ? "locks" : "does not lock");
            if (locking.locks()) {
                assertThatThrownBy(() -> locking.remove(List.of(part(1)))).isInstanceOf(ObjectLockedException.class);
                assertThat(locking.size(part(1))).hasValue(SMALL.size());
                Awaitility.await()
                        .atMost(LOCKED.multipliedBy(5))
                        .ignoreException(ObjectLockedException.class)
                        .untilAsserted(() -> locking.remove(List.of(part(1))));
            } else {
                locking.remove(List.of(part(1)));
            }
            assertThat(locking.size(part(1))).isEmpty();
            assertThat(locking.all(recording)).isEmpty();
        }
    }

    /** Without retention beside it, which would be over some time. */
    @Test
    void whatSomebodyElseHoldsStaysUntilTheyLiftItWhereTheStoreLocks() throws Exception {
        ObjectStoreSettings settings = elsewhere(settings(), "-locked");
        try (S3ObjectStore locking = new S3ObjectStore(settings, Clock.systemUTC());
                SomebodyElse court = new SomebodyElse(settings)) {
            locking.prepare();
            Assumptions.assumeTrue(locking.locks(), "NOT RUN: the store does not lock");
            assertThat(put(locking, part(1), SMALL)).isEqualTo(200);
            court.holds(part(1));
            assertThatThrownBy(() -> locking.remove(List.of(part(1))))
                    .isInstanceOfSatisfying(
                            ObjectLockedException.class,
                            kept -> assertThat(kept.lock()).isEqualTo(ObjectLockedException.Lock.LEGAL_HOLD));
            assertThat(locking.size(part(1))).hasValue(SMALL.size());
            court.releases(part(1));
            locking.remove(List.of(part(1)));
            assertThat(locking.all(recording)).isEmpty();
        }
    }

    private static ObjectStoreSettings elsewhere(ObjectStoreSettings plain, String bucket) {
        return new ObjectStoreSettings(
                plain.endpoint(),
                plain.accessKey(),
                plain.secretKey(),
                plain.bucket() + bucket,
                plain.region(),
                plain.linkLifetime(),
                plain.publicEndpoint(),
                plain.look(),
                LOCKED);
    }

    /** Whoever disposes of a recording would say that it is done. */
    @Test
    void aBucketThatIsNotThereIsNoEmptyOne() throws Exception {
        try (S3ObjectStore nowhere = new S3ObjectStore(elsewhere(settings(), "-nowhere"), Clock.systemUTC())) {
            assertThatThrownBy(() -> nowhere.all(recording)).isInstanceOf(ObjectStoreUnavailable.class);
            assertThatThrownBy(() -> nowhere.parts(recording)).isInstanceOf(ObjectStoreUnavailable.class);
        }
    }

    @Test
    void whatThereIsOfARecordingIsListedAndOfNoOther() throws Exception {
        put(store, part(2), SMALL);
        put(store, part(10), SMALL);
        put(store, ObjectKey.part(RecordingId.fresh(), 1), SMALL);
        ObjectKey media = ObjectKey.media(recording, SMALL.sha256());
        store.assemble(List.of(new StoredPart(part(2), SMALL.size())), media);
        assertThat(store.parts(recording)).isEqualTo(Map.of(2, SMALL.size(), 10, SMALL.size()));
        assertThat(store.all(recording)).containsExactlyInAnyOrder(part(2), part(10), media);
        assertThat(store.parts(RecordingId.fresh())).isEmpty();
    }

    @Test
    void aFileIsWrittenToTheByteAndAPictureShown(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("picture"), SMALL.array());
        ObjectKey picture = ObjectKey.rendition(recording, Rendition.THUMBNAIL, SMALL.sha256());
        store.write(picture, file);
        HttpResponse<byte[]> shown = get(store.linkToShow(picture).url());
        assertThat(shown.body()).isEqualTo(SMALL.array());
        assertThat(shown.headers().firstValue("content-type")).hasValue("image/jpeg");
        assertThat(shown.headers().firstValue("content-disposition")).hasValue("inline");
    }

    /** A store that knows the checksum header says 400; one that does not takes them, and the completion tells. */
    List<Integer> statusesForOtherBytes() {
        return List.of(200, 400, 403);
    }

    private void assertPutTogether(Bytes... all) throws Exception {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        List<StoredPart> parts = new java.util.ArrayList<>();
        for (Bytes bytes : all) {
            ObjectKey key = part(parts.size() + 1);
            assertThat(put(store, key, bytes)).isEqualTo(200);
            parts.add(new StoredPart(key, bytes.size()));
            expected.write(bytes.array());
        }
        ObjectKey whole = ObjectKey.media(recording, Bytes.sha256(expected.toByteArray()));
        store.assemble(parts, whole);
        assertThat(store.size(whole)).hasValue(expected.size());
        assertThat(Bytes.sha256(read(whole))).isEqualTo(Bytes.sha256(expected.toByteArray()));
        parts.forEach(part -> assertThat(store.size(part.key())).hasValue(part.size()));
    }

    private ObjectKey part(int number) {
        return ObjectKey.part(recording, number);
    }

    private byte[] read(ObjectKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(store.read(key, (buffer, length) -> bytes.write(buffer, 0, length)))
                .isTrue();
        return bytes.toByteArray();
    }

    static int put(ObjectStore store, ObjectKey key, Bytes bytes) throws Exception {
        SignedLink link = store.linkToPut(key, bytes.size(), bytes.sha256());
        return put(
                link,
                link.url(),
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(bytes::stream), bytes.size()));
    }

    private static int put(SignedLink link, String url, byte[] bytes) throws Exception {
        return put(link, url, BodyPublishers.ofByteArray(bytes));
    }

    private static int put(SignedLink link, String url, BodyPublisher bytes) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        link.headers().forEach(request::header);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.PUT(bytes).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static HttpResponse<byte[]> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        }
    }
}
