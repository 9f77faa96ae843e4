package io.videoconf.query.recordings;

import io.videoconf.api.recording.MediaFacts;
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
    final Details details;

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
        this.details = new Details(before.details());
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
                duration(),
                fileSizeBytes,
                sha256,
                sharedWith,
                List.of(),
                details.view(),
                version);
    }

    /** What the media say counts more than what the clock said. */
    private @Nullable Long duration() {
        MediaFacts media = details.media;
        if (media != null && media.durationMillis() != null) {
            return Math.round(media.durationMillis() / 1000.0);
        }
        return stoppedAt == null ? null : seconds(before.createdAt(), stoppedAt);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
