package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;

/**
 * Says whether one agrees to be recorded.
 */
public record AnswerRecordingConsent(MeetingId meetingId, RecordingId recordingId, boolean consents)
        implements MeetingCommand {}
