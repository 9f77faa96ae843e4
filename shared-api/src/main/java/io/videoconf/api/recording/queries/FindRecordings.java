package io.videoconf.api.recording.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RecordingId;
import java.util.List;

/**
 * Asks for many recordings at once; answered by a Listing of RecordingView, without those that are deleted or not the viewer's
 * to see as an owner, a moderator, or VideoConf itself.
 */
public record FindRecordings(List<RecordingId> recordingIds, Actor viewer) implements RecordingQuery {
    public FindRecordings {
        recordingIds = List.copyOf(recordingIds);
    }
}
