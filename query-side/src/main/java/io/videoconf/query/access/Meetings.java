package io.videoconf.query.access;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.api.meeting.views.AsOf;
import io.videoconf.query.kernel.Past;
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

    /**
     * The meeting as it was, whoever asks: who may know of it is decided with {@link #readable}, and by how it is now.
     *
     * @throws org.axonframework.queryhandling.QueryExecutionException MEETING_NOT_FOUND when it was not there then,
     *     VALIDATION_FAILED for a sequence that it has not reached
     */
    MeetingState asOf(MeetingId id, AsOf point);

    /** Shows the facts after one sequence up to another, each with the meeting before and after it, whoever asks. */
    void retrace(MeetingId id, long after, long until, Past.Witness<MeetingState, MeetingEvent> witness);
}
