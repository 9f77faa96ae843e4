package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;

/**
 * Stops it.
 */
public record StopRecording(MeetingId meetingId, RecordingId recordingId) implements MeetingCommand {}
