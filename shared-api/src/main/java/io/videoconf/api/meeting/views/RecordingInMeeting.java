package io.videoconf.api.meeting.views;

import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.RecordingMode;

/**
 * The recording that runs in a meeting now.
 */
public record RecordingInMeeting(RecordingId recordingId, RecordingMode mode, boolean paused) {}
