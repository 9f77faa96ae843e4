package io.videoconf.command.recording.objects;

import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.GetObjectRetentionArgs;
import io.minio.IsObjectLegalHoldEnabledArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.RemoveObjectArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.XmlParserException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.minio.messages.VersioningConfiguration;
import io.videoconf.command.recording.objects.ObjectLockedException.Lock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bucket keeps that nobody wants any more, and what it keeps from everybody: versions, and locks (S3 Object Lock:
 * ours are retention in compliance mode; others may have placed legal holds). In a bucket with versions removing an object
 * hides it; what is removed here is gone, with each of its versions.
 */
final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);
    /** How a removal is refused: S3 forbids what is locked, MinIO calls it a bad request. Both say so for other reasons as well. */
    private static final Set<Integer> REFUSED = Set.of(400, 403);

    private final MinioAsyncClient client;
    private final String bucket;
    private final Duration lockedFor;
    private final Clock clock;
    private volatile boolean versions;
    private volatile boolean locks;

    Keeping(MinioAsyncClient client, ObjectStoreSettings settings, Clock clock) {
        this.client = client;
        this.bucket = settings.bucket();
        this.lockedFor = settings.lockedFor();
        this.clock = clock;
    }

    /** Finds out what this bucket does; says in one line when it does not do what is wanted of it. */
    void findOut() {
        versions = keepsVersions();
        if (!lockedFor.isZero()) {
            locks = canLock();
            if (!locks) {
                LOG.warn(
                        "videoconf.objects.locked-for is {}, and the bucket {} locks nothing: recordings are kept without locks",
                        lockedFor,
                        bucket);
            }
        }
    }

    /** Whether what is complete is locked. */
    boolean locks() {
        return locks;
    }

    private boolean keepsVersions() {
        try {
            VersioningConfiguration told = Answers.await(
                    client.getBucketVersioning(
                            GetBucketVersioningArgs.builder().bucket(bucket).build()),
                    ANSWER_WITHIN);
            // Suspended keeps those that there are.
            return told.status() != VersioningConfiguration.Status.OFF;
        } catch (MinioException e) {
            LOG.debug("the store knows of no versions: {}", e.getMessage());
            return false;
        }
    }

    private boolean canLock() {
        try {
            Answers.await(
                    client.getObjectLockConfiguration(GetObjectLockConfigurationArgs.builder()
                            .bucket(bucket)
                            .build()),
                    ANSWER_WITHIN);
            return true;
        } catch (XmlParserException e) {
            // Who locks nothing has no answer; this one has, with an empty rule in it, which the client does not read.
            LOG.debug("the store locks, by a rule that is not read: {}", e.getMessage());
            return true;
        } catch (MinioException e) {
            LOG.debug("the store knows of no locks: {}", e.getMessage());
            return false;
        }
    }

    /** Keeps an object from everybody, ourselves among them, for as long as is set. */
    void lock(ObjectKey key) throws MinioException {
        if (locks) {
            var until = clock.instant().plus(lockedFor).atZone(ZoneOffset.UTC);
            Answers.await(
                    client.setObjectRetention(SetObjectRetentionArgs.builder()
                            .bucket(bucket)
                            .object(key.value())
                            .config(new Retention(RetentionMode.COMPLIANCE, until))
                            .build()),
                    ANSWER_WITHIN);
        }
    }

    /** Removes an object for good. */
    void remove(ObjectKey key) throws MinioException {
        if (!versions) {
            remove(RemoveObjectArgs.builder().bucket(bucket).object(key.value()).build());
            return;
        }
        for (String version : versionsOf(key)) {
            Instant tried = clock.instant();
            try {
                remove(RemoveObjectArgs.builder()
                        .bucket(bucket)
                        .object(key.value())
                        .versionId(version)
                        .build());
            } catch (ErrorResponseException e) {
                if (REFUSED.contains(e.response().code())) {
                    Optional<Lock> lock = lockOn(key, version, tried);
                    if (lock.isPresent()) {
                        throw new ObjectLockedException(key, lock.get(), e);
                    }
                }
                throw e;
            }
        }
    }

    /**
     * Asked of the store and not told by the refusal: who may not remove anything would wait for a time that never comes. Each
     * kind of lock is a question and a permission of its own, so one that is not answered leaves the other to be asked.
     *
     * @param tried before it was refused: its time may be over by the answer
     */
    private Optional<Lock> lockOn(ObjectKey key, String version, Instant tried) {
        if (isRetained(key, version, tried)) {
            return Optional.of(Lock.RETENTION);
        }
        return isHeld(key, version) ? Optional.of(Lock.LEGAL_HOLD) : Optional.empty();
    }

    private boolean isRetained(ObjectKey key, String version, Instant tried) {
        try {
            Retention kept = Answers.await(
                    client.getObjectRetention(GetObjectRetentionArgs.builder()
                            .bucket(bucket)
                            .object(key.value())
                            .versionId(version)
                            .build()),
                    ANSWER_WITHIN);
            return kept != null && tried.isBefore(kept.retainUntilDate().toInstant());
        } catch (MinioException e) {
            return unsaid(key, "s3:GetObjectRetention", e);
        }
    }

    private boolean isHeld(ObjectKey key, String version) {
        try {
            return Answers.await(
                    client.isObjectLegalHoldEnabled(IsObjectLegalHoldEnabledArgs.builder()
                            .bucket(bucket)
                            .object(key.value())
                            .versionId(version)
                            .build()),
                    ANSWER_WITHIN);
        } catch (MinioException e) {
            return unsaid(key, "s3:GetObjectLegalHold", e);
        }
    }

    private static boolean unsaid(ObjectKey key, String permission, MinioException e) {
        LOG.warn(
                "the store removes {} not, and does not say whether it keeps it ({}): {}",
                key,
                permission,
                e.getMessage());
        return false;
    }

    /** Markers, which say that something was removed, are versions like others. */
    private List<String> versionsOf(ObjectKey key) throws MinioException {
        List<String> found = new ArrayList<>();
        ListObjectsArgs asked = ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(key.value())
                .recursive(true)
                .includeVersions(true)
                .build();
        Answers.each(client.listObjects(asked), item -> {
            if (item.objectName().equals(key.value())) {
                found.add(item.versionId());
            }
        });
        return found;
    }

    private void remove(RemoveObjectArgs what) throws MinioException {
        Answers.await(client.removeObject(what), ANSWER_WITHIN);
    }
}
