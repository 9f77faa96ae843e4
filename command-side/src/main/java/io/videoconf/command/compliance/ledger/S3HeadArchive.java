package io.videoconf.command.compliance.ledger;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.videoconf.command.recording.objects.Answers;
import io.videoconf.command.recording.objects.ObjectStoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies in the object store, each under a lock (S3 Object Lock, compliance mode) where the bucket was made with locks.
 */
final class S3HeadArchive implements HeadArchive, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(S3HeadArchive.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    /** Statuses by which a store says that it does not lock, or not in this bucket. */
    private static final Set<Integer> CANNOT_LOCK = Set.of(400, 403, 405, 501);

    private final MinioAsyncClient client;
    private final String bucket;
    private final Duration lockedFor;
    private final Clock clock;
    private volatile boolean locks;

    S3HeadArchive(ObjectStoreSettings settings, Duration lockedFor, Clock clock) {
        this.client = MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region())
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
        this.bucket = settings.bucket();
        this.lockedFor = lockedFor;
        this.clock = clock;
        this.locks = !lockedFor.isZero();
    }

    @Override
    public void write(String name, String text) {
        Optional<String> there = read(name);
        if (there.isPresent()) {
            if (!there.get().equals(text)) {
                throw new ArchiveRefused("there is another " + name + " already");
            }
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (!locks || !putLocked(name, bytes)) {
                await(client.putObject(object(name, bytes).build()));
            }
        } catch (MinioException e) {
            throw unavailable("take " + name, e);
        }
    }

    private boolean putLocked(String name, byte[] bytes) throws MinioException {
        var until = clock.instant().plus(lockedFor).atZone(ZoneOffset.UTC);
        try {
            await(client.putObject(object(name, bytes)
                    .retention(new Retention(RetentionMode.COMPLIANCE, until))
                    .build()));
            return true;
        } catch (ErrorResponseException e) {
            if (!CANNOT_LOCK.contains(e.response().code())) {
                throw e;
            }
            locks = false;
            LOG.info(
                    "the object store does not lock the ledger's heads: {}",
                    e.errorResponse().code());
            return false;
        }
    }

    private PutObjectArgs.Builder object(String name, byte[] bytes) {
        return PutObjectArgs.builder().bucket(bucket).object(name).data(bytes, bytes.length);
    }

    @Override
    public Optional<String> read(String name) {
        try (InputStream bytes = await(client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(name).build()))) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (ErrorResponseException e) {
            if (e.response().code() == 404) {
                return Optional.empty();
            }
            throw unavailable("show " + name, e);
        } catch (MinioException | IOException e) {
            throw unavailable("show " + name, e);
        }
    }

    @Override
    public SortedSet<String> names(String prefix) {
        SortedSet<String> names = new TreeSet<>();
        try {
            Answers.each(
                    client.listObjects(ListObjectsArgs.builder()
                            .bucket(bucket)
                            .prefix(prefix)
                            .recursive(true)
                            .build()),
                    found -> names.add(found.objectName()));
        } catch (MinioException e) {
            throw unavailable("list " + prefix, e);
        }
        return names;
    }

    @Override
    public void close() {
        client.close();
    }

    private static <T> T await(CompletableFuture<T> answer) throws MinioException {
        try {
            return Answers.await(answer, ANSWER_WITHIN);
        } catch (IllegalStateException e) {
            // Whatever it is, the ledger goes on without the archive for a while.
            throw new MinioException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ArchiveRefused unavailable(String what, Exception cause) {
        return new ArchiveRefused("the object store did not " + what + ": " + cause.getMessage(), cause);
    }
}
