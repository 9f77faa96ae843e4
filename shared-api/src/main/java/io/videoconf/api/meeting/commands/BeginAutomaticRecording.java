package io.videoconf.api.meeting.commands;

import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;

/**
 * Starts the recording that the meeting's settings ask for. VideoConf itself only.
 */
public record BeginAutomaticRecording(MeetingId meetingId, RecordingId recordingId) implements MeetingCommand {}
