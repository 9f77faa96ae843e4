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
        Page page) implements RecordingQuery {}
