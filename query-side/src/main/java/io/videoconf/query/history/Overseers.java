package io.videoconf.query.history;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.meeting.state.MeetingState;
import io.videoconf.query.access.KnownMeeting;
import io.videoconf.query.access.Meetings;
import io.videoconf.query.kernel.Refusals;
import org.springframework.stereotype.Component;

/** Who may look behind a meeting: those who lead it, and who watches over its tenant. */
@Component
final class Overseers {
    private final Meetings meetings;

    Overseers(Meetings meetings) {
        this.meetings = meetings;
    }

    /**
     * The meeting as it is. Who may not even know of it is told that there is none.
     *
     * @param onRecord whether the looking is a fact already
     * @throws org.axonframework.queryhandling.QueryExecutionException MEETING_NOT_FOUND, INSUFFICIENT_PERMISSIONS, and
     *     VALIDATION_FAILED when somebody watches over it off the record
     */
    MeetingState require(MeetingId id, Actor viewer, boolean onRecord) {
        MeetingState state = meetings.find(id);
        KnownMeeting meeting = state == null ? null : KnownMeeting.of(state);
        if (state == null || meeting == null || !meeting.isOverseenBy(viewer, onRecord)) {
            if (meeting != null && meeting.isWatchedOverBy(viewer)) {
                throw Refusals.offTheRecord();
            }
            var _ = meetings.readable(id, viewer);
            throw Refusals.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyOverseersReadTheHistory");
        }
        return state;
    }
}
