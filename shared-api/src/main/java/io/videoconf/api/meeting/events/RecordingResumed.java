package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording goes on.
 */
public record RecordingResumed(
        MeetingId meetingId,
        RecordingId recordingId,
        @Nullable ParticipantId resumedBy,
        Instant at) implements MeetingEvent {}
