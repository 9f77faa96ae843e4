package io.videoconf.api.recording.queries;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the recordings that the viewer may see; answered by a Listing of RecordingView.
 */
public record ListRecordings(
        Actor viewer,
        @Nullable String viewerEmail,
        @Nullable MeetingId meetingId,
        Page page,
        RecordingFilter filter) implements RecordingQuery {
    /** Without a filter. */
    public ListRecordings(Actor viewer, @Nullable String viewerEmail, @Nullable MeetingId meetingId, Page page) {
        this(viewer, viewerEmail, meetingId, page, RecordingFilter.ALL);
    }
}
