package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;

/**
 * Goes on with it.
 */
public record ResumeRecording(MeetingId meetingId, RecordingId recordingId) implements MeetingCommand {}
