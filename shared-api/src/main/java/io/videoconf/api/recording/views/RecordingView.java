package io.videoconf.api.recording.views;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.RecordingMode;
import io.videoconf.api.recording.Part;
import io.videoconf.api.recording.ProcessingStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording as read models know it.
 */
public record RecordingView(
        RecordingId recordingId,
        MeetingId meetingId,
        TenantId tenantId,
        UserId ownerId,
        String title,
        RecordingMode mode,
        boolean isPrivate,
        ProcessingStatus processingStatus,
        @Nullable String failureReason,
        Instant createdAt,
        @Nullable Instant stoppedAt,
        @Nullable Long durationSeconds,
        @Nullable Long fileSizeBytes,
        @Nullable String sha256,
        List<String> sharedWith,
        List<Part> parts,
        RecordingDetails details,
        long version) {
    /** The same recording with these parts. */
    public RecordingView withParts(List<Part> its) {
        return new RecordingView(
                recordingId,
                meetingId,
                tenantId,
                ownerId,
                title,
                mode,
                isPrivate,
                processingStatus,
                failureReason,
                createdAt,
                stoppedAt,
                durationSeconds,
                fileSizeBytes,
                sha256,
                sharedWith,
                its,
                details,
                version);
    }
}
