package io.videoconf.api.recording.events;

import io.videoconf.api.kernel.RecordingId;
import java.time.Instant;

/**
 * What has happened to one recording.
 */
public sealed interface RecordingEvent
        permits RecordingOpened,
                CaptureClosed,
                PartUploadRequested,
                UploadCompleted,
                RecordingFailed,
                RecordingDownloaded,
                RecordingShared,
                RecordingUnshared,
                RecordingChanged,
                RecordingDeleted {
    /** The recording it happened to. */
    RecordingId recordingId();

    /** When it was decided. */
    Instant at();
}
