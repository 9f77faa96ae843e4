package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording has stopped.
 */
public record RecordingStopped(
        MeetingId meetingId,
        RecordingId recordingId,
        RecordingEnd cause,
        @Nullable ParticipantId stoppedBy,
        Instant at) implements MeetingEvent {}
