package io.videoconf.query.recordings;

import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.ProcessingStatus;
import io.videoconf.api.recording.views.RecordingView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recording while one fact is taken in: what the fact does not say stays. */
final class Draft {
    String title;
    boolean isPrivate;
    ProcessingStatus status;

    @Nullable
    String failureReason;

    @Nullable
    Instant stoppedAt;

    @Nullable
    Long fileSizeBytes;

    @Nullable
    String sha256;

    List<String> sharedWith;
    List<Part> parts;

    private final RecordingView before;
    private final long version;

    Draft(RecordingView before, long version) {
        this.before = before;
        this.version = version;
        this.title = before.title();
        this.isPrivate = before.isPrivate();
        this.status = before.processingStatus();
        this.failureReason = before.failureReason();
        this.stoppedAt = before.stoppedAt();
        this.fileSizeBytes = before.fileSizeBytes();
        this.sha256 = before.sha256();
        this.sharedWith = before.sharedWith();
        this.parts = before.parts();
    }

    RecordingView view() {
        return new RecordingView(
                before.recordingId(),
                before.meetingId(),
                before.tenantId(),
                before.ownerId(),
                title,
                before.mode(),
                isPrivate,
                status,
                failureReason,
                before.createdAt(),
                stoppedAt,
                stoppedAt == null ? null : seconds(before.createdAt(), stoppedAt),
                fileSizeBytes,
                sha256,
                sharedWith,
                parts,
                version);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
