package io.videoconf.query.access;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.state.MeetingState;
import org.jspecify.annotations.Nullable;

/** Meetings as they are now, for views that show a part of one. */
public interface Meetings {
    /** The meeting, whoever asks; null when there is none. */
    @Nullable
    MeetingState find(MeetingId id);

    /**
     * The meeting, if this viewer may know of it.
     *
     * @throws org.axonframework.queryhandling.QueryExecutionException MEETING_NOT_FOUND when there is none, or not for
     *     this viewer
     */
    MeetingState readable(MeetingId id, Actor viewer);
}
