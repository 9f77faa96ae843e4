package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording that runs, or pauses.
 */
public record ActiveRecording(
        RecordingId recordingId,
        RecordingMode mode,
        boolean paused,
        @Nullable ParticipantId startedBy,
        Instant startedAt) {

    ActiveRecording withPaused(boolean nowPaused) {
        return new ActiveRecording(recordingId, mode, nowPaused, startedBy, startedAt);
    }
}
