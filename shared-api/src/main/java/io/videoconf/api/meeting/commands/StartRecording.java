package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingMode;

/**
 * Starts a recording.
 */
public record StartRecording(MeetingId meetingId, RecordingId recordingId, RecordingMode mode, boolean isPrivate)
        implements MeetingCommand {}
