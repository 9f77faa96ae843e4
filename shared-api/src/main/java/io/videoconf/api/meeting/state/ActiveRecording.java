package io.videoconf.api.meeting.state;

import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingConsent;
import io.videoconf.api.meeting.RecordingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording that runs, or pauses.
 *
 * @param consents what participants said about it, the last answer of each
 */
public record ActiveRecording(
        RecordingId recordingId,
        RecordingMode mode,
        boolean paused,
        @Nullable ParticipantId startedBy,
        Instant startedAt,
        List<RecordingConsent> consents) {
    public ActiveRecording {
        consents = List.copyOf(consents);
    }

    ActiveRecording withPaused(boolean nowPaused) {
        return new ActiveRecording(recordingId, mode, nowPaused, startedBy, startedAt, consents);
    }

    ActiveRecording withConsent(RecordingConsent answer) {
        List<RecordingConsent> all = new ArrayList<>(consents);
        all.removeIf(other -> other.participantId().equals(answer.participantId()));
        all.add(answer);
        return new ActiveRecording(recordingId, mode, paused, startedBy, startedAt, all);
    }
}
