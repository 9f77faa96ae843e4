package io.videoconf.api.recording.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RecordingId;

/**
 * Asks whether somebody may see it; answered by AccessView.
 */
public record FindRecordingAccess(RecordingId recordingId, Actor viewer, String email) implements RecordingQuery {}
