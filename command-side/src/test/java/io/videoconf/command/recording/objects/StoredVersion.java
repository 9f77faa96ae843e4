package io.videoconf.command.recording.objects;

import io.videoconf.command.recording.objects.LockingS3.Lock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object of {@link LockingS3}, and how S3 writes of it.
 *
 * @param bytes null of a marker, which says that the object was removed
 * @param hold ON or OFF; null where nobody ever placed a legal hold
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredVersion(
        String id,
        byte @Nullable [] bytes,
        @Nullable Lock lock,
        @Nullable String hold) {

    StoredVersion retained(Lock by) {
        return new StoredVersion(id, bytes, by, hold);
    }

    StoredVersion held(String status) {
        return new StoredVersion(id, bytes, lock, status);
    }

    boolean isKept(Instant now) {
        return "ON".equals(hold) || lock != null && now.isBefore(lock.until());
    }

    /** Its line in a list of all versions, or of objects, where a marker has none. */
    String row(String key, boolean all) {
        if (bytes == null) {
            return all ? "<DeleteMarker>" + named(key, true) + "</DeleteMarker>" : "";
        }
        String size = "<ETag>\"0\"</ETag><Size>" + bytes.length + "</Size>";
        return all
                ? "<Version>" + named(key, true) + size + "</Version>"
                : "<Contents>" + named(key, false) + size + "</Contents>";
    }

    private String named(String key, boolean withId) {
        return "<Key>" + key + "</Key>" + (withId ? "<VersionId>" + id + "</VersionId>" : "")
                + "<LastModified>2030-01-01T00:00:00.000Z</LastModified>";
    }

    @Nullable
    String retention() {
        return lock == null
                ? null
                : "<Retention><Mode>%s</Mode><RetainUntilDate>%s</RetainUntilDate></Retention>"
                        .formatted(lock.mode(), lock.until());
    }

    @Nullable
    String legalHold() {
        return hold == null ? null : "<LegalHold><Status>" + hold + "</Status></LegalHold>";
    }
}
