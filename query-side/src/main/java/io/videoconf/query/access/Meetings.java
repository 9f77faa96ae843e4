package io.videoconf.query.access;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.state.MeetingState;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meetings as they are now, for views that show a part of one. */
public interface Meetings {
    /** The meeting, whoever asks; null when there is none. */
    @Nullable
    MeetingState find(MeetingId id);

    /** The meetings that there are, whoever asks, by id: one command at most. */
    Map<MeetingId, MeetingState> findAll(Collection<MeetingId> ids);

    /** The meetings among these that this viewer may know of, by id. */
    Map<MeetingId, MeetingState> readable(Collection<MeetingId> ids, Actor viewer);

    /**
     * The meeting, if this viewer may know of it.
     *
     * @throws org.axonframework.queryhandling.QueryExecutionException MEETING_NOT_FOUND when there is none, or not for
     *     this viewer
     */
    MeetingState readable(MeetingId id, Actor viewer);
}
