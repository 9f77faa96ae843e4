package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;

/**
 * Pauses it.
 */
public record PauseRecording(MeetingId meetingId, RecordingId recordingId) implements MeetingCommand {}
