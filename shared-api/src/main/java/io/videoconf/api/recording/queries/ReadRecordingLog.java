package io.videoconf.api.recording.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RecordingId;

/**
 * Asks for a recording's facts after a version; answered by RecordingLog. For its owner, and for who keeps to the law in its
 * organisation.
 *
 * @param onRecord whether the reading is a fact already; who only keeps to the law reads nothing else
 */
public record ReadRecordingLog(RecordingId recordingId, Actor viewer, boolean onRecord, long after, int limit)
        implements RecordingQuery {}
