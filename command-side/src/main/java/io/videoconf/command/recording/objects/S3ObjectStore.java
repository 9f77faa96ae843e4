package io.videoconf.command.recording.objects;

import io.minio.GetObjectArgs;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteArgs;
import io.minio.PutObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.videoconf.api.kernel.RecordingId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps objects in anything that speaks S3. */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3ObjectStore.class);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    /** A store may copy five gigabytes before it says a word. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    /** A store that takes fewer bytes a second than this is as good as one that is not there. */
    private static final long SLOWEST_PER_SECOND = 1024 * 1024;

    private static final int READ_AT_ONCE = 64 * 1024;
    /** What passes through us is buffered in pieces of this size; in larger ones from 78 GiB, because S3 counts. */
    private static final long PIECE = 8L * 1024 * 1024;
    /** Statuses by which a store says that it does not put objects together itself, or not these. */
    private static final Set<Integer> CANNOT_COMPOSE = Set.of(400, 405, 411, 501);

    private final MinioAsyncClient client;
    private final StoreSideCopy storeSide;
    private final Bucket place;
    private final Keeping keeping;
    private final Listed listing;
    private final String bucket;
    private final SignedLinks links;
    private volatile boolean prepared;

    public S3ObjectStore(ObjectStoreSettings settings, Clock clock) {
        this(
                settings,
                clock,
                new OkHttpClient.Builder()
                        .connectTimeout(CONNECT_WITHIN)
                        .readTimeout(ANSWER_WITHIN)
                        .writeTimeout(ANSWER_WITHIN)
                        .build());
    }

    /** With an HTTP client that is closed with the store. */
    S3ObjectStore(ObjectStoreSettings settings, Clock clock, OkHttpClient http) {
        this.client = MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http, true)
                .build();
        this.storeSide = new StoreSideCopy(client, settings.bucket());
        this.place = new Bucket(client, http, settings, clock);
        this.keeping = new Keeping(client, settings, clock);
        this.bucket = settings.bucket();
        this.listing = new Listed(client, bucket);
        this.links = new SignedLinks(settings, clock);
    }

    @Override
    public void prepare() {
        try {
            place.makeWhenMissing();
            keeping.findOut();
        } catch (MinioException e) {
            throw unavailable("look for the bucket", e);
        }
        prepared = true;
    }

    /** Asks whether the bucket is there; an answer takes seconds at most. */
    void greet() {
        if (!prepared) {
            prepare();
            return;
        }
        try {
            place.greet();
        } catch (MinioException e) {
            throw unavailable("answer", e);
        }
    }

    /** Puts a few bytes where no recording is, and takes them away again. */
    void tryToWrite() {
        ObjectKey key = ObjectKey.trial();
        byte[] bytes = new byte[1];
        try {
            put(new ByteArrayInputStream(bytes), bytes.length, key);
        } catch (MinioException e) {
            throw unavailable("take a byte", e);
        }
        remove(List.of(key));
    }

    @Override
    public SignedLink linkToPut(ObjectKey key, long size, String sha256) {
        if (!prepared) {
            // The store was away when we started. A link into nowhere would only fail at the client's.
            prepare();
        }
        return links.put(key, size, sha256);
    }

    @Override
    public SignedLink linkToGet(ObjectKey key, String fileName) {
        return links.get(key, fileName);
    }

    @Override
    public SignedLink linkToShow(ObjectKey key) {
        return links.show(key);
    }

    @Override
    public Map<Integer, Long> parts(RecordingId recording) {
        return listing.parts(recording);
    }

    @Override
    public List<ObjectKey> all(RecordingId recording) {
        return listing.all(recording);
    }

    @Override
    public void write(ObjectKey key, Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            put(bytes, Files.size(file), key);
        } catch (MinioException | IOException e) {
            throw unavailable("take " + key, e);
        }
    }

    @Override
    public OptionalLong size(ObjectKey key) {
        try {
            return OptionalLong.of(await(client.statObject(StatObjectArgs.builder()
                            .bucket(bucket)
                            .object(key.value())
                            .build()))
                    .size());
        } catch (MinioException e) {
            if (saysNoSuchObject(e)) {
                return OptionalLong.empty();
            }
            throw unavailable("look for " + key, e);
        }
    }

    @Override
    public boolean read(ObjectKey key, ByteSink sink) {
        try (InputStream bytes = open(key)) {
            byte[] buffer = new byte[READ_AT_ONCE];
            for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
                sink.take(buffer, length);
            }
            return true;
        } catch (MinioException e) {
            if (saysNoSuchObject(e)) {
                return false;
            }
            throw unavailable("read " + key, e);
        } catch (IOException e) {
            throw unavailable("read " + key, e);
        }
    }

    @Override
    public void assemble(List<StoredPart> parts, ObjectKey whole) {
        if (!StoreSideCopy.takes(parts) || !composed(parts, whole)) {
            passThrough(parts, whole);
        }
    }

    /** Whether the bucket locks what is complete, as it is set to. */
    boolean locks() {
        return keeping.locks();
    }

    @Override
    public void lock(ObjectKey key) {
        try {
            keeping.lock(key);
        } catch (MinioException e) {
            throw unavailable("lock " + key, e);
        }
    }

    @Override
    public void remove(Collection<ObjectKey> keys) {
        // One by one: the bulk request is the one that the smaller stores lack.
        for (ObjectKey key : keys) {
            try {
                keeping.remove(key);
            } catch (MinioException e) {
                if (!saysNoSuchObject(e)) {
                    throw unavailable("remove " + key, e);
                }
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private boolean composed(List<StoredPart> parts, ObjectKey whole) {
        try {
            storeSide.copy(parts, whole);
            return true;
        } catch (ErrorResponseException e) {
            if (CANNOT_COMPOSE.contains(e.response().code())) {
                LOG.info(
                        "the store does not put {} together itself ({})",
                        whole,
                        e.errorResponse().code());
                return false;
            }
            throw unavailable("put " + whole + " together", e);
        } catch (MinioException e) {
            throw unavailable("put " + whole + " together", e);
        }
    }

    private void passThrough(List<StoredPart> parts, ObjectKey whole) {
        long size = parts.stream().mapToLong(StoredPart::size).sum();
        try (InputStream bytes = new Joined(parts.stream().map(StoredPart::key).iterator(), this::open)) {
            put(bytes, size, whole);
        } catch (MinioException | IOException e) {
            throw unavailable("put " + whole + " together", e);
        }
    }

    private void put(InputStream bytes, long size, ObjectKey key) throws MinioException {
        long piece = Math.max(PIECE, Math.ceilDiv(size, (long) ObjectWriteArgs.MAX_MULTIPART_COUNT));
        Answers.await(
                client.putObject(PutObjectArgs.builder().bucket(bucket).object(key.value()).stream(bytes, size, piece)
                        .build()),
                ANSWER_WITHIN.plusSeconds(size / SLOWEST_PER_SECOND));
    }

    private InputStream open(ObjectKey key) throws MinioException {
        return await(client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key.value()).build()));
    }

    private static <T> T await(CompletableFuture<T> answer) throws MinioException {
        return Answers.await(answer, ANSWER_WITHIN);
    }

    private static boolean saysNoSuchObject(MinioException e) {
        return e instanceof ErrorResponseException error
                && Set.of("NoSuchKey", "NoSuchObject")
                        .contains(error.errorResponse().code());
    }

    static ObjectStoreUnavailable unavailable(String what, Exception cause) {
        return new ObjectStoreUnavailable("the object store did not " + what + ": " + cause.getMessage(), cause);
    }
}
