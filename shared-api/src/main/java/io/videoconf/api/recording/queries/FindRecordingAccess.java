package io.videoconf.api.recording.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.meeting.views.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether somebody may see it, or might have at a point of its history; answered by AccessView.
 *
 * @param onRecord whether the asking is a fact already; who only keeps to the law in its organisation is told nothing else
 * @param asOf a time, or a fact of the recording, at whose time it is meant; null for now
 */
public record FindRecordingAccess(
        RecordingId recordingId,
        Actor viewer,
        boolean onRecord,
        String email,
        @Nullable AsOf asOf) implements RecordingQuery {
    /** Now. */
    public FindRecordingAccess(RecordingId recordingId, Actor viewer, String email) {
        this(recordingId, viewer, false, email, null);
    }
}
