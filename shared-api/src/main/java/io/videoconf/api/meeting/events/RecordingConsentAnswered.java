package io.videoconf.api.meeting.events;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * A participant said whether they agree to be recorded. The last answer counts.
 */
public record RecordingConsentAnswered(
        MeetingId meetingId, RecordingId recordingId, ParticipantId participantId, boolean consents, Instant at)
        implements MeetingEvent {}
