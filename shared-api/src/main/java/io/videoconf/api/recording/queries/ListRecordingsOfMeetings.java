package io.videoconf.api.recording.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the recordings of many meetings that the viewer may see; answered by a Listing of RecordingView, newest first.
 */
public record ListRecordingsOfMeetings(
        List<MeetingId> meetingIds, Actor viewer, @Nullable String viewerEmail) implements RecordingQuery {
    public ListRecordingsOfMeetings {
        meetingIds = List.copyOf(meetingIds);
    }
}
